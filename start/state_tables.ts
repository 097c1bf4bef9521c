/*
 * Every state table of the application. Their graphs are checked when it boots.
 */
export const stateTableFiles: (() => Promise<object>)[] = [
  () => import('#app/identity/user_states'),
  () => import('#app/orders/order_states'),
  () => import('#app/orders/import_states'),
  () => import('#app/sellers/channel_states'),
  () => import('#app/payments/payment_states'),
  () => import('#app/payments/refund_states'),
  () => import('#app/invoices/invoice_states'),
  () => import('#app/invoices/invoice_request_states'),
  () => import('#app/issuing/batch_states'),
  () => import('#app/archive/package_states'),
  () => import('#app/credits/confirmation_states'),
  () => import('#app/credits/correction_states'),
  () => import('#app/notifications/message_states'),
  () => import('#app/shipments/shipment_states'),
  () => import('#app/service/case_states'),
  () => import('#app/reports/closing_states'),
]
