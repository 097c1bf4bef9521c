import { definePlugin } from '#app/platform/plugins/plugin'
import { config } from './config.js'
import { SandboxGateway } from './gateway.js'
import { PaymentSandbox } from './sandbox/provider.js'

export default definePlugin({
  kind: 'payment',
  key: 'payment-sandbox',
  title: 'plugins.payment-sandbox.title',
  capabilities: {
    refund: 'partial',
    query: true,
    cancel: true,
    qr: true,
    redirect: true,
    notices: true,
    confirmedByHand: false,
  },
  config,
  create(settings, { loopbackUrl }) {
    return new SandboxGateway({
      ...settings,
      url: settings.url ?? `${loopbackUrl}/sandbox/payment-sandbox`,
      noticeUrl: `${loopbackUrl}/webhooks/payments/payment-sandbox`,
    })
  },
  sandbox: (_settings, { baseUrl, directory }) => new PaymentSandbox({ baseUrl, directory }),
})
