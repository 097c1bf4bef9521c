import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const Batches = () => import('#app/issuing/controllers/batches_controller')
const Caretakers = () => import('#app/issuing/controllers/caretakers_controller')
const Exceptions = () => import('#app/issuing/controllers/exceptions_controller')
const Merges = () => import('#app/issuing/controllers/merges_controller')
const OrderParts = () => import('#app/issuing/controllers/order_parts_controller')
const Selections = () => import('#app/issuing/controllers/selections_controller')
const BatchSteps = () => import('#app/issuing/controllers/batch_steps_controller')

router
  .group(() => {
    router.get('/invoices/exceptions', [Exceptions, 'index'])
    router
      .get('/invoices/exceptions/export/:format', [Exceptions, 'export'])
      .where('format', EXPORT_FORMATS)
    router.post('/invoices/:id/caretaker', [Caretakers, 'store'])
    router.post('/invoices/selection', [Selections, 'store'])
    router.get('/invoices/merge', [Merges, 'create'])
    router.post('/invoices/merge', [Merges, 'store'])
    router.get('/orders/:id/invoices/new', [OrderParts, 'create'])
    router.post('/orders/:id/invoices', [OrderParts, 'store'])
    router.get('/invoices/batches', [Batches, 'index'])
    router
      .get('/invoices/batches/export/:format', [Batches, 'exportAll'])
      .where('format', EXPORT_FORMATS)
    router.get('/invoices/batches/new', [Batches, 'create'])
    router.post('/invoices/batches', [Batches, 'store'])
    router.get('/invoices/batches/:id', [Batches, 'show'])
    router
      .get('/invoices/batches/:id/export/:format', [Batches, 'export'])
      .where('format', EXPORT_FORMATS)
    router.post('/invoices/batches/:id/steps', [BatchSteps, 'store'])
  })
  .prefix('/desk')
  .as('issuing')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
