import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { LINK_TOKEN } from '#app/notifications/invoice_link'
import { middleware } from '#start/kernel'

const Deliveries = () => import('#app/notifications/controllers/invoice_deliveries_controller')
const Repeats = () => import('#app/notifications/controllers/delivery_repeats_controller')
const Revocations = () => import('#app/notifications/controllers/link_revocations_controller')
const DemoMails = () => import('#app/notifications/controllers/demo_mails_controller')
const InvoiceLinks = () => import('#app/notifications/controllers/invoice_links_controller')
const LinkedDocuments = () => import('#app/notifications/controllers/linked_documents_controller')
const Messages = () => import('#app/notifications/controllers/messages_controller')
const MessageChoices = () => import('#app/notifications/controllers/message_choices_controller')
const OwnMessages = () => import('#app/notifications/controllers/own_messages_controller')
const Readings = () => import('#app/notifications/controllers/own_message_readings_controller')
const Resendings = () => import('#app/notifications/controllers/message_resendings_controller')

const LINKED_FORMATS = /^(xml|pdf|ofd|zip)$/

router
  .group(() => {
    router.get('/undelivered', [Deliveries, 'index'])
    router.get('/:id/deliveries', [Deliveries, 'show'])
    router.post('/:id/deliveries', [Deliveries, 'store'])
    router.post('/:id/deliveries/:messageId/repeat', [Repeats, 'store'])
    router.post('/:id/deliveries/:messageId/link-revocation', [Revocations, 'store'])
  })
  .prefix('/desk/invoices')
  .as('notifications')
  .where('id', router.matchers.uuid())
  .where('messageId', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .group(() => {
    router.get('/messages', [Messages, 'index'])
    router.get('/messages/export/:format', [Messages, 'export']).where('format', EXPORT_FORMATS)
    router.get('/messages/inbox', [OwnMessages, 'index']).as('messages.inbox')
    router.post('/messages/inbox/reading', [Readings, 'storeAll']).as('messages.inbox.reading')
    router.post('/messages/inbox/:id/reading', [Readings, 'store']).as('messages.inbox.read')
    router.post('/messages/:id/resending', [Resendings, 'store'])
  })
  .prefix('/desk')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])

router
  .group(() => {
    router.get('/', [OwnMessages, 'index'])
    router.post('/reading', [Readings, 'storeAll'])
    router.post('/:id/reading', [Readings, 'store'])
  })
  .prefix('/my/messages')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])

router
  .group(() => {
    router.get('/', [MessageChoices, 'edit'])
    router.post('/', [MessageChoices, 'update'])
  })
  .prefix('/account/messages')
  .use(middleware.auth())

router
  .group(() => {
    router.get('/', [InvoiceLinks, 'show'])
    router.post('/renewal', [InvoiceLinks, 'renew'])
    router.get('/documents/:format', [LinkedDocuments, 'show']).where('format', LINKED_FORMATS)
  })
  .prefix('/i/:token')
  .where('token', LINK_TOKEN)

/** For trying out: what would have been mailed. */
if (!app.inProduction) router.get('/demo/mails', [DemoMails, 'index'])
