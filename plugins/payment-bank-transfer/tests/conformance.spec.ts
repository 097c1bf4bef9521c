import { paymentGatewayConformance } from '#tests/conformance/payment_gateway'
import { BankTransferGateway } from '../gateway.js'
import plugin from '../plugin.js'

paymentGatewayConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  steering: null,
  open: async () => ({
    gateway: new BankTransferGateway(),
    secrets: [],
    pay: async () => {},
    nextNotice: () => Promise.reject(new Error('a bank sends no notices')),
    paymentsAtProvider: () => 1,
    close: async () => {},
  }),
})
