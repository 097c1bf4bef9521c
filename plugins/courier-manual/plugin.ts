import { definePlugin } from '#app/platform/plugins/plugin'
import { ManualCourier } from './courier.js'

export default definePlugin({
  kind: 'courier',
  key: 'courier-manual',
  title: 'plugins.courier-manual.title',
  capabilities: {
    waybill: 'typed',
    label: false,
    query: false,
    cancel: false,
    track: 'by_hand',
    pickup: false,
  },
  config: {},
  create: () => new ManualCourier(),
})
