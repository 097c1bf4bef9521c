/*
 * Who listens to what: the one page. Listeners are imported when the first message is relayed.
 */
import { OrderCancelling } from '#app/orders/events/order_cancelling'
import { OrderSheetReceived } from '#app/orders/events/order_sheet_received'
import { PaymentNoticeReceived } from '#app/payments/events/payment_notice_received'
import { PaymentSettled } from '#app/payments/events/payment_settled'
import { on } from '#app/platform/outbox/subscriptions'

on(OrderSheetReceived, [() => import('#app/orders/listeners/import_order_sheet')])

on(OrderCancelling, [() => import('#app/payments/listeners/close_or_refund_when_cancelling')])

on(PaymentNoticeReceived, [() => import('#app/payments/listeners/apply_payment_notice')])
on(PaymentSettled, [() => import('#app/payments/listeners/close_or_refund_when_cancelling')])
