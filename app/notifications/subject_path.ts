import type Message from '#app/notifications/models/message'

/** The page of what a message is about, as its reader may see it. */
export function subjectPath(
  { contentDetails, orderId, subject }: Message,
  { isStaff }: { isStaff: boolean }
): string {
  if (subject === 'seller') return '/desk/invoices/channels'
  const { invoiceId } = contentDetails
  if (isStaff) return invoiceId ? `/desk/invoices/${invoiceId}` : `/desk/orders/${orderId}`
  return invoiceId ? `/my/invoices/${invoiceId}` : `/my/orders/${orderId}`
}
