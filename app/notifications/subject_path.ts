import type Message from '#app/notifications/models/message'

/** The page of what a message is about, as its reader may see it. */
export function subjectPath(
  { contentDetails, orderId }: Message,
  { isStaff }: { isStaff: boolean }
): string {
  const { invoiceId } = contentDetails
  if (isStaff) return invoiceId ? `/desk/invoices/${invoiceId}` : `/desk/orders/${orderId}`
  return invoiceId ? `/my/invoices/${invoiceId}` : `/my/orders/${orderId}`
}
