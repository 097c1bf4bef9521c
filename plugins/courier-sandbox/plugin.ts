import { definePlugin } from '#app/platform/plugins/plugin'
import { config } from './config.js'
import { SandboxCourier } from './courier.js'
import { CourierSandbox } from './sandbox/provider.js'

export default definePlugin({
  kind: 'courier',
  key: 'courier-sandbox',
  title: 'plugins.courier-sandbox.title',
  capabilities: {
    waybill: 'assigned',
    label: false,
    query: true,
    cancel: true,
    track: 'push',
    pickup: true,
  },
  config,
  create(settings, { loopbackUrl }) {
    return new SandboxCourier({
      ...settings,
      url: settings.url ?? `${loopbackUrl}/sandbox/courier-sandbox`,
      pushUrl: `${loopbackUrl}/webhooks/couriers/courier-sandbox`,
    })
  },
  sandbox: ({ stepMs }, { directory }) => new CourierSandbox({ directory, stepMs }),
})
