/*
 * Who listens to what: the one page. Listeners are imported when the first message is relayed.
 */
import { InvoiceDrafted } from '#app/invoices/events/invoice_drafted'
import { InvoiceIssued } from '#app/invoices/events/invoice_issued'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { OrderCancelling } from '#app/orders/events/order_cancelling'
import { OrderCompleted } from '#app/orders/events/order_completed'
import { OrderPaid } from '#app/orders/events/order_paid'
import { OrderSheetReceived } from '#app/orders/events/order_sheet_received'
import { PaymentNoticeReceived } from '#app/payments/events/payment_notice_received'
import { PaymentSettled } from '#app/payments/events/payment_settled'
import { on } from '#app/platform/outbox/subscriptions'

on(OrderSheetReceived, [() => import('#app/orders/listeners/import_order_sheet')])

on(OrderCancelling, [() => import('#app/payments/listeners/close_or_refund_when_cancelling')])

on(PaymentNoticeReceived, [() => import('#app/payments/listeners/apply_payment_notice')])
on(PaymentSettled, [() => import('#app/payments/listeners/close_or_refund_when_cancelling')])

on(OrderPaid, [() => import('#app/invoices/listeners/draft_invoice_when_due')])
on(OrderCompleted, [() => import('#app/invoices/listeners/draft_invoice_when_due')])
on(OrderCancelled, [() => import('#app/invoices/listeners/drop_invoice_when_cancelled')])

on(InvoiceDrafted, [() => import('#app/invoices/listeners/issue_drafted_invoice')])
on(InvoiceIssued, [() => import('#app/invoices/listeners/store_invoice_documents')])
