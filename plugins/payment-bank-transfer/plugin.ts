import { definePlugin } from '#app/platform/plugins/plugin'
import { BankTransferGateway } from './gateway.js'

export default definePlugin({
  kind: 'payment',
  key: 'payment-bank-transfer',
  title: 'plugins.payment-bank-transfer.title',
  capabilities: {
    refund: 'none',
    query: false,
    cancel: false,
    qr: false,
    redirect: false,
    notices: false,
    confirmedByHand: true,
  },
  config: {},
  create: () => new BankTransferGateway(),
})
