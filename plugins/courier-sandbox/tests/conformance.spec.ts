import { courierConformance } from '#tests/conformance/courier'
import plugin from '../plugin.js'
import { openSubject } from './simulator.js'

courierConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  open: openSubject,
  steering: { refused: '王芳 #refuse', lostAnswer: '王芳 #timeout' },
})
