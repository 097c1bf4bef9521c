import router from '@adonisjs/core/services/router'
import { EXPORT_FORMATS } from '#app/lists/export_formats'
import { middleware } from '#start/kernel'

const CollectedPayments = () => import('#app/payments/controllers/collected_payments_controller')
const Confirmations = () => import('#app/payments/controllers/payment_confirmations_controller')
const PaymentInquiries = () => import('#app/payments/controllers/payment_inquiries_controller')
const OrderInquiries = () => import('#app/payments/controllers/order_payment_inquiries_controller')
const OrderPayments = () => import('#app/payments/controllers/order_payments_controller')
const Payments = () => import('#app/payments/controllers/payments_controller')
const RefundConfirmations = () =>
  import('#app/payments/controllers/refund_confirmations_controller')
const Refunds = () => import('#app/payments/controllers/payment_refunds_controller')
const Webhooks = () => import('#app/payments/controllers/payment_webhooks_controller')

/** Public: each call proves itself by the provider's signature. */
router.post('/webhooks/payments/:plugin', [Webhooks, 'store'])

router
  .group(() => {
    router.get('/payment', [OrderPayments, 'show'])
    router.post('/payments', [OrderPayments, 'store'])
    router.post('/payments/:paymentId/inquiry', [OrderInquiries, 'store'])
  })
  .prefix('/my/orders/:id')
  .where('id', router.matchers.uuid())
  .where('paymentId', router.matchers.uuid())
  .use([middleware.auth(), middleware.customer()])

router
  .group(() => {
    router.post('/orders/:id/payments', [CollectedPayments, 'store'])
    router.get('/payments', [Payments, 'index'])
    router.get('/payments/export/:format', [Payments, 'export']).where('format', EXPORT_FORMATS)
    router.get('/payments/:id', [Payments, 'show'])
    router.post('/payments/:id/confirmation', [Confirmations, 'store'])
    router.post('/payments/:id/inquiry', [PaymentInquiries, 'store'])
    router.post('/payments/:id/refunds', [Refunds, 'store'])
    router.post('/refunds/:id/confirmation', [RefundConfirmations, 'store'])
  })
  .prefix('/desk')
  .where('id', router.matchers.uuid())
  .use([middleware.auth(), middleware.staff()])
