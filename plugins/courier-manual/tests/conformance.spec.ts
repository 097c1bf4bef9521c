import { courierConformance } from '#tests/conformance/courier'
import { ManualCourier } from '../courier.js'
import plugin from '../plugin.js'

courierConformance({
  key: plugin.key,
  capabilities: plugin.capabilities,
  open: async () => ({
    courier: new ManualCourier(),
    nextPush: () => Promise.reject(new Error('nobody pushes')),
    bookingsAtCourier: () => 0,
    close: async () => {},
  }),
  steering: null,
})
