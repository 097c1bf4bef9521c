import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const ChannelLogins = () => import('#app/invoices/controllers/channel_logins_controller')
const Channels = () => import('#app/invoices/controllers/channels_controller')
const Triggers = () => import('#app/invoices/controllers/invoice_triggers_controller')
const Documents = () => import('#app/invoices/controllers/invoice_documents_controller')
const InvoiceChecks = () => import('#app/invoices/controllers/invoice_checks_controller')
const Drops = () => import('#app/invoices/controllers/invoice_drops_controller')
const InvoiceInquiries = () => import('#app/invoices/controllers/invoice_inquiries_controller')
const InvoiceViews = () => import('#app/invoices/controllers/invoice_views_controller')
const InvoiceProofs = () => import('#app/invoices/controllers/invoice_proofs_controller')
const Invoices = () => import('#app/invoices/controllers/invoices_controller')
const Issues = () => import('#app/invoices/controllers/invoice_issues_controller')
const OrderInvoices = () => import('#app/invoices/controllers/order_invoices_controller')
const OwnDocuments = () => import('#app/invoices/controllers/own_invoice_documents_controller')
const OwnInvoices = () => import('#app/invoices/controllers/own_invoices_controller')
const OwnInvoiceViews = () => import('#app/invoices/controllers/own_invoice_views_controller')
const SellerPages = () => import('#app/invoices/controllers/seller_pages_controller')
const TaxWebhooks = () => import('#app/invoices/controllers/tax_webhooks_controller')
const TitleChecks = () => import('#app/invoices/controllers/title_checks_controller')
const Verifications = () => import('#app/invoices/controllers/verifications_controller')

const FORMATS = /^(xml|pdf|ofd|zip)$/

router
  .group(() => {
    router.get('/invoices', [Invoices, 'index'])
    router.get('/invoices/export/:format', [Invoices, 'export']).where('format', EXPORT_FORMATS)
    router.get('/invoices/channels', [Channels, 'index'])
    router.post('/invoices/channels/:id/check', [Channels, 'update'])
    router.get('/invoices/channels/:id/login', [ChannelLogins, 'show'])
    router.post('/invoices/channels/:id/login', [ChannelLogins, 'store'])
    router.get('/invoices/triggers', [Triggers, 'show'])
    router.post('/invoices/triggers', [Triggers, 'update'])
    router.get('/invoices/:id/view', [InvoiceViews, 'show'])
    router.post('/invoices/:id/issue', [Issues, 'store'])
    router.post('/invoices/:id/drop', [Drops, 'store'])
    router.post('/invoices/:id/inquiry', [InvoiceInquiries, 'store'])
    router.post('/invoices/:id/documents', [Documents, 'store'])
    router.get('/invoices/:id/documents/:format', [Documents, 'show']).where('format', FORMATS)
    router.get('/sellers/:id', [SellerPages, 'show'])
    router.post('/orders/:id/invoice', [OrderInvoices, 'store'])
    router.get('/orders/:id/invoice-check', [InvoiceChecks, 'show'])
    router.post('/orders/:id/title-check', [TitleChecks, 'store'])
  })
  .prefix('/desk')
  .as('invoices')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .group(() => {
    router.get('/invoices', [OwnInvoices, 'index'])
    router.get('/invoices/:id/view', [OwnInvoiceViews, 'show'])
    router.get('/invoices/:id/documents/:format', [OwnDocuments, 'show']).where('format', FORMATS)
  })
  .prefix('/my')
  .as('invoices')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])

router.post('/webhooks/tax/:plugin', [TaxWebhooks, 'store'])

router.get('/verify', [Verifications, 'create']).as('invoices.verifications.create')
router.post('/verify', [Verifications, 'store']).as('invoices.verifications.store')
router.post('/verify/proof', [InvoiceProofs, 'store']).as('invoices.proofs.store')
router.get('/verify/key.pem', [InvoiceProofs, 'show']).as('invoices.proofs.key')
