import { taxChannelConformance } from '#tests/conformance/tax_channel'
import plugin from '../plugin.js'
import { STEERING_MARKS } from '../sandbox/steering.js'
import { goodRequest } from './requests.js'
import { openSubject } from './simulator.js'

taxChannelConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  open: openSubject,
  goodRequest,
  hintAbout: null,
  steering: {
    refused: `Yangtze ${STEERING_MARKS.refuses}`,
    pending: `Yangtze ${STEERING_MARKS.stays_pending}`,
    lostAnswer: `Yangtze ${STEERING_MARKS.answer_gets_lost}`,
    overQuota: `Yangtze ${STEERING_MARKS.over_quota}`,
  },
})
