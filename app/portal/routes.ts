import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const Home = () => import('#app/portal/controllers/home_controller')
const InvoicePage = () => import('#app/portal/controllers/invoice_page_controller')
const InvoiceRequests = () => import('#app/portal/controllers/invoice_requests_controller')
const InvoiceSendings = () => import('#app/portal/controllers/invoice_sendings_controller')
const OrderPage = () => import('#app/portal/controllers/order_page_controller')
const TitleCorrections = () => import('#app/portal/controllers/title_corrections_controller')

router
  .group(() => {
    router.get('/', [Home, 'show'])
    router.get('/orders/:id', [OrderPage, 'show'])
    router.get('/orders/:id/invoice-request', [InvoiceRequests, 'create'])
    router.post('/orders/:id/invoice-request', [InvoiceRequests, 'store'])
    router.get('/invoices/:id/correction', [TitleCorrections, 'create'])
    router.post('/invoices/:id/correction', [TitleCorrections, 'store'])
    router.get('/invoices/:id', [InvoicePage, 'show'])
    router.post('/invoices/:id/sending', [InvoiceSendings, 'store'])
  })
  .prefix('/my')
  .as('portal')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])
