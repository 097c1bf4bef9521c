import { fen } from '#app/platform/money/fen'
import { paymentGatewayConformance } from '#tests/conformance/payment_gateway'
import plugin from '../plugin.js'
import { openSubject } from './simulator.js'

paymentGatewayConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  open: openSubject,
  steering: { declined: fen(1001), pending: fen(1002), lostAnswer: fen(1003) },
})
