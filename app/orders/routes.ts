import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Imports = () => import('#app/orders/controllers/order_imports_controller')
const NewOrders = () => import('#app/orders/controllers/new_orders_controller')
const Orders = () => import('#app/orders/controllers/orders_controller')
const RefusedRows = () => import('#app/orders/controllers/refused_rows_controller')
const Reveals = () => import('#app/orders/controllers/order_reveals_controller')
const ReviewBatches = () => import('#app/orders/controllers/review_batches_controller')
const Reviews = () => import('#app/orders/controllers/order_reviews_controller')
const Services = () => import('#app/orders/controllers/service_confirmations_controller')

router
  .group(() => {
    router.get('/orders', [Orders, 'index'])
    router.get('/orders/new', [NewOrders, 'create'])
    router.post('/orders', [NewOrders, 'store'])
    router.get('/imports', [Imports, 'index'])
    router.post('/imports', [Imports, 'store'])
    router.get('/imports/:id', [Imports, 'show'])
    router.get('/imports/:id/refused', [RefusedRows, 'show'])
    router.get('/reviews', [Reviews, 'index'])
    router.post('/reviews/batch', [ReviewBatches, 'store'])
    router.post('/orders/:id/review', [Reviews, 'store'])
    router.post('/orders/:id/reveal', [Reveals, 'store'])
    router.post('/orders/:id/service-confirmation', [Services, 'store'])
  })
  .prefix('/desk')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
