/*
 * The tasks of the worker: what runs by the clock, and what runs on demand. The one page.
 */
import { daily, every } from '#app/platform/queue/scheduler'
import { onDemand } from '#app/platform/queue/tasks'

onDemand(() => import('#app/platform/outbox/deliver_message'))
onDemand(() => import('#app/platform/outbox/deliver_messages'))
onDemand(() => import('#app/invoices/tasks/ask_about_invoice'))
onDemand(() => import('#app/credits/tasks/ask_about_form'))
onDemand(() => import('#app/invoices/tasks/check_channel_of_seller'))
onDemand(() => import('#app/issuing/tasks/work_on_batch'))
onDemand(() => import('#app/sellers/tasks/await_login'))
onDemand(() => import('#app/archive/tasks/build_packages'))
onDemand(() => import('#app/archive/tasks/verify_package'))

daily('03:20', 'maintenance', () => import('#app/platform/outbox/prune_outbox'))
daily('03:30', 'maintenance', () => import('#app/platform/forms/prune_form_tokens'))
every('1 hour', 'maintenance', () => import('#app/platform/files/sweep_orphan_files'))
daily('03:40', 'maintenance', () => import('#app/orders/tasks/purge_orders'))
daily('03:50', 'maintenance', () => import('#app/figures/tasks/recount_figures'))
every('5 minutes', 'money', () => import('#app/orders/tasks/expire_unpaid_orders'))
every('10 minutes', 'maintenance', () => import('#app/service/tasks/open_overdue_reviews'))
every('1 hour', 'maintenance', () => import('#app/identity/tasks/prune_sessions'))
every('1 hour', 'maintenance', () => import('#app/identity/tasks/prune_codes'))
daily('03:55', 'maintenance', () => import('#app/identity/tasks/prune_sign_ins'))

every('10 seconds', 'money', () => import('#app/payments/tasks/resolve_payments'))
every('1 minute', 'money', () => import('#app/payments/tasks/expire_payments'))
every('10 seconds', 'tax', () => import('#app/invoices/tasks/resolve_invoices'))
every('3 minutes', 'tax', () => import('#app/invoices/tasks/check_channels'))
every('1 minute', 'documents', () => import('#app/invoices/tasks/mend_documents_of_invoices'))
every('30 seconds', 'tax', () => import('#app/issuing/tasks/keep_batches_going'))
every('10 seconds', 'documents', () => import('#app/invoices/tasks/fetch_documents'))
every('10 seconds', 'tax', () => import('#app/credits/tasks/resolve_confirmations'))
every('10 minutes', 'tax', () => import('#app/credits/tasks/fetch_buyers_forms'))
every('5 seconds', 'mail', () => import('#app/notifications/tasks/retry_messages'))
daily('03:50', 'maintenance', () => import('#app/notifications/tasks/prune_code_messages'))

daily('04:40', 'money', () => import('#app/reconciliation/tasks/reconcile_nightly'))

daily('04:10', 'documents', () => import('#app/archive/tasks/build_due_packages'))

every('10 seconds', 'courier', () => import('#app/shipments/tasks/resolve_waybills'))
