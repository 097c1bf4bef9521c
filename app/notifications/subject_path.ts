import type Message from '#app/notifications/models/message'

/** Wishes of customers wait on one page, where they are answered. */
const WISHES = ['invoice_asked_for', 'correction_asked_for', 'correction_stopped']

/** The page of what a message is about, as its reader may see it. */
export function subjectPath(
  { contentDetails, orderId, subject, template }: Message,
  { isStaff }: { isStaff: boolean }
): string {
  if (subject === 'seller') return '/desk/invoices/channels'
  if (isStaff && WISHES.includes(template)) return '/desk/invoice-requests'
  const { invoiceId } = contentDetails
  if (isStaff) return invoiceId ? `/desk/invoices/${invoiceId}` : `/desk/orders/${orderId}`
  return invoiceId ? `/my/invoices/${invoiceId}` : `/my/orders/${orderId}`
}
