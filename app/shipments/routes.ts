import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const CourierAssignments = () => import('#app/shipments/controllers/courier_assignments_controller')
const CourierWebhooks = () => import('#app/shipments/controllers/courier_webhooks_controller')
const Deliveries = () => import('#app/shipments/controllers/deliveries_controller')
const DeliveryResults = () => import('#app/shipments/controllers/delivery_results_controller')
const Handovers = () => import('#app/shipments/controllers/handovers_controller')
const Manifests = () => import('#app/shipments/controllers/manifests_controller')
const OrderTracking = () => import('#app/shipments/controllers/order_tracking_controller')
const Packings = () => import('#app/shipments/controllers/packings_controller')
const PackingScans = () => import('#app/shipments/controllers/packing_scans_controller')
const Parcels = () => import('#app/shipments/controllers/parcels_controller')
const Pickings = () => import('#app/shipments/controllers/pickings_controller')
const Preparation = () => import('#app/shipments/controllers/preparation_controller')
const WaybillBatches = () => import('#app/shipments/controllers/waybill_batches_controller')
const Waves = () => import('#app/shipments/controllers/waves_controller')
const Waybills = () => import('#app/shipments/controllers/waybills_controller')

router
  .group(() => {
    router.get('/preparation', [Preparation, 'index'])
    router.post('/preparation/picking', [Pickings, 'store'])
    router.post('/waves', [Waves, 'store'])
    router.get('/waves/:id', [Waves, 'show'])
    router.get('/packing', [Packings, 'index'])
    router.get('/packing/:id', [Packings, 'show'])
    router.post('/packing/:id', [Packings, 'store'])
    router.post('/packing/:id/scans', [PackingScans, 'store'])
    router.post('/packing/:id/recount', [PackingScans, 'clear'])
    router.get('/handover', [Handovers, 'index'])
    router.post('/handover', [Handovers, 'store'])
    router.post('/handover/waybills', [WaybillBatches, 'store'])
    router.get('/manifests/:id', [Manifests, 'show'])
    router.get('/parcels', [Parcels, 'index'])
    router.get('/parcels/export/:format', [Parcels, 'export']).where('format', EXPORT_FORMATS)
    router.get('/parcels/:id', [Parcels, 'show'])
    router.post('/parcels/:id/waybill', [Waybills, 'store'])
    router.post('/parcels/:id/courier-assignment', [CourierAssignments, 'store'])
    router.get('/deliveries', [Deliveries, 'index'])
    router.post('/deliveries/:id/delivery', [DeliveryResults, 'deliver'])
    router.post('/deliveries/:id/failed-attempt', [DeliveryResults, 'fail'])
    router.post('/deliveries/:id/return', [DeliveryResults, 'sendBack'])
    router.post('/deliveries/:id/return-receipt', [DeliveryResults, 'receiveBack'])
  })
  .prefix('/desk')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .get('/my/orders/:id/tracking', [OrderTracking, 'show'])
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])

/** Public: each push proves itself by the courier's signature. */
router.post('/webhooks/couriers/:plugin', [CourierWebhooks, 'store'])
