/*
 * Who listens to what: the one page. Listeners are imported when the first message is relayed.
 */
import { ConfirmationEnded } from '#app/credits/events/confirmation_ended'
import { CorrectionAskedFor } from '#app/credits/events/correction_asked_for'
import { CorrectionStopped } from '#app/credits/events/correction_stopped'
import { CreditCleared } from '#app/credits/events/credit_cleared'
import { CodeRequested } from '#app/identity/events/code_requested'
import { ChannelAlarmed } from '#app/invoices/events/channel_alarmed'
import { InvoiceAskedFor } from '#app/invoices/events/invoice_asked_for'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import { InvoiceDrafted } from '#app/invoices/events/invoice_drafted'
import { InvoiceHeld } from '#app/invoices/events/invoice_held'
import { InvoiceIssued } from '#app/invoices/events/invoice_issued'
import { InvoiceRefused } from '#app/invoices/events/invoice_refused'
import { InvoiceRequestDeclined } from '#app/invoices/events/invoice_request_declined'
import { MessageFailed } from '#app/notifications/events/message_failed'
import { MessageQueued } from '#app/notifications/events/message_queued'
import { OrderApproved } from '#app/orders/events/order_approved'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { OrderCancelling } from '#app/orders/events/order_cancelling'
import { OrderChanged } from '#app/orders/events/order_changed'
import { OrderCompleted } from '#app/orders/events/order_completed'
import { OrderDelivered } from '#app/orders/events/order_delivered'
import { OrderDispatched } from '#app/orders/events/order_dispatched'
import { OrderPaid } from '#app/orders/events/order_paid'
import { OrderRejected } from '#app/orders/events/order_rejected'
import { OrderSheetReceived } from '#app/orders/events/order_sheet_received'
import { OrderSubmitted } from '#app/orders/events/order_submitted'
import { PaymentNoticeReceived } from '#app/payments/events/payment_notice_received'
import { PaymentSettled } from '#app/payments/events/payment_settled'
import { RefundSucceeded } from '#app/payments/events/refund_succeeded'
import { on } from '#app/platform/outbox/subscriptions'
import { ReconciliationAsked } from '#app/reconciliation/events/reconciliation_asked'
import { MonthCheckAsked } from '#app/reports/events/month_check_asked'
import { CaseOpened } from '#app/service/events/case_opened'
import { DeliveryAttemptFailed } from '#app/shipments/events/delivery_attempt_failed'
import { ManifestClosed } from '#app/shipments/events/manifest_closed'
import { ShipmentDelivered } from '#app/shipments/events/shipment_delivered'
import { ShipmentHandedOver } from '#app/shipments/events/shipment_handed_over'

const countEvents = () => import('#app/figures/listeners/count_events')
const queueMessages = () => import('#app/notifications/listeners/queue_messages')

on(OrderSheetReceived, [() => import('#app/orders/listeners/import_order_sheet')])
on(OrderSubmitted, [
  () => import('#app/orders/listeners/auto_approve_submitted_order'),
  queueMessages,
])
on(OrderApproved, [queueMessages])
on(OrderRejected, [queueMessages])
on(OrderPaid, [
  () => import('#app/shipments/listeners/plan_shipment_when_paid'),
  () => import('#app/invoices/listeners/draft_invoice_when_due'),
  queueMessages,
])
on(OrderDispatched, [queueMessages])
on(OrderDelivered, [queueMessages])
on(OrderChanged, [() => import('#app/shipments/listeners/readdress_shipment_when_changed')])
on(OrderCompleted, [() => import('#app/invoices/listeners/draft_invoice_when_due')])
on(OrderCancelling, [
  () => import('#app/payments/listeners/close_or_refund_when_cancelling'),
  () => import('#app/shipments/listeners/cancel_shipment_when_cancelling'),
])
on(OrderCancelled, [
  () => import('#app/invoices/listeners/drop_invoice_when_cancelled'),
  queueMessages,
])

on(PaymentNoticeReceived, [() => import('#app/payments/listeners/apply_payment_notice')])
on(PaymentSettled, [() => import('#app/payments/listeners/close_or_refund_when_cancelling')])

on(InvoiceDrafted, [() => import('#app/invoices/listeners/issue_drafted_invoice')])
on(InvoiceHeld, [() => import('#app/invoices/listeners/check_channel_when_held')])
on(InvoiceIssued, [
  () => import('#app/invoices/listeners/store_invoice_documents'),
  () => import('#app/credits/listeners/close_used_form'),
  () => import('#app/credits/listeners/follow_issued_invoice'),
])
on(CreditCleared, [() => import('#app/credits/listeners/issue_cleared_credit')])
on(ConfirmationEnded, [() => import('#app/credits/listeners/stop_correction')])
on(RefundSucceeded, [() => import('#app/credits/listeners/credit_when_refunded')])
on(InvoiceDocumentsStored, [queueMessages])
on(InvoiceAskedFor, [queueMessages])
on(InvoiceRequestDeclined, [queueMessages])
on(CorrectionAskedFor, [queueMessages])
on(CorrectionStopped, [queueMessages])

on(ChannelAlarmed, [() => import('#app/notifications/listeners/queue_channel_alarm')])
on(CodeRequested, [() => import('#app/notifications/listeners/queue_code_message')])
on(MessageQueued, [() => import('#app/notifications/listeners/send_queued_message')])

on(CaseOpened, [queueMessages])

on(ManifestClosed, [() => import('#app/shipments/listeners/call_courier_for_pickup')])

on(MonthCheckAsked, [() => import('#app/reports/listeners/check_month')])

on(ReconciliationAsked, [() => import('#app/reconciliation/listeners/answer_ask')])

on(OrderSubmitted, [countEvents])
on(OrderApproved, [countEvents])
on(OrderRejected, [countEvents])
on(OrderCancelled, [countEvents])
on(PaymentSettled, [countEvents])
on(RefundSucceeded, [countEvents])
on(ShipmentHandedOver, [countEvents])
on(ShipmentDelivered, [countEvents])
on(DeliveryAttemptFailed, [countEvents])
on(InvoiceIssued, [countEvents])
on(InvoiceRefused, [countEvents])
on(MessageFailed, [
  () => import('#app/notifications/listeners/text_link_when_undelivered'),
  countEvents,
])
