import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const AuditController = () => import('#app/desk/controllers/audit_controller')
const GalleryController = () => import('#app/desk/controllers/gallery_controller')
const HomeController = () => import('#app/desk/controllers/home_controller')
const HomeLayouts = () => import('#app/desk/controllers/home_layouts_controller')
const InvoiceRequests = () => import('#app/desk/controllers/invoice_requests_controller')
const OrderHistory = () => import('#app/desk/controllers/order_history_controller')
const OrderPage = () => import('#app/desk/controllers/order_page_controller')
const SearchController = () => import('#app/desk/controllers/search_controller')

router
  .group(() => {
    router.get('/', [HomeController, 'show'])
    router.get('/home-layout', [HomeLayouts, 'edit'])
    router.post('/home-layout', [HomeLayouts, 'update'])
    router.get('/audit', [AuditController, 'index'])
    router.get('/audit/export/:format', [AuditController, 'export']).where('format', EXPORT_FORMATS)
    router.get('/invoice-requests', [InvoiceRequests, 'index'])
    router
      .post('/invoice-requests/:id/meeting', [InvoiceRequests, 'meet'])
      .where('id', router.matchers.uuid())
    router
      .post('/invoice-requests/:id/refusal', [InvoiceRequests, 'decline'])
      .where('id', router.matchers.uuid())
    router.get('/search', [SearchController, 'show'])
    router.get('/orders/:id', [OrderPage, 'show']).where('id', router.matchers.uuid())
    router.get('/orders/:id/history', [OrderHistory, 'show']).where('id', router.matchers.uuid())
    router
      .get('/orders/:id/history/export/:format', [OrderHistory, 'export'])
      .where('id', router.matchers.uuid())
      .where('format', EXPORT_FORMATS)
  })
  .prefix('/desk')
  .as('desk')
  .use([middleware.auth(), middleware.staff()])

if (!app.inProduction) {
  router
    .group(() => {
      router.get('/ui', [GalleryController, 'index']).as('gallery.index')
      router.post('/ui', [GalleryController, 'store']).as('gallery.store')
      router.post('/ui/messages', [GalleryController, 'tell']).as('gallery.tell')
    })
    .use([middleware.auth(), middleware.staff()])
}
