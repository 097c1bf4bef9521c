import router from '@adonisjs/core/services/router'

const PaymentWebhooksController = () =>
  import('#app/payments/controllers/payment_webhooks_controller')

/** Public: each call proves itself by the provider's signature. */
router.post('/webhooks/payments/:plugin', [PaymentWebhooksController, 'store'])
