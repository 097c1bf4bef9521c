import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Home = () => import('#app/portal/controllers/home_controller')
const InvoicePage = () => import('#app/portal/controllers/invoice_page_controller')
const InvoiceSendings = () => import('#app/portal/controllers/invoice_sendings_controller')
const OrderPage = () => import('#app/portal/controllers/order_page_controller')

router
  .group(() => {
    router.get('/', [Home, 'show'])
    router.get('/orders/:id', [OrderPage, 'show'])
    router.get('/invoices/:id', [InvoicePage, 'show'])
    router.post('/invoices/:id/sending', [InvoiceSendings, 'store'])
  })
  .prefix('/my')
  .as('portal')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])
