import type Message from '#app/notifications/models/message'

/** Wishes of customers wait on one page, where they are answered. */
const WISHES = ['invoice_asked_for', 'correction_asked_for', 'correction_stopped']

/** The page of what a message is about, as its reader may see it; what opens it: `messages.open.<opens>`. */
export function subjectPage(
  { contentDetails, orderId, subject, template }: Message,
  { isStaff }: { isStaff: boolean }
): { opens: 'channels' | 'requests' | 'invoice' | 'order'; path: string } {
  if (subject === 'seller') return { opens: 'channels', path: '/desk/invoices/channels' }
  if (isStaff && WISHES.includes(template))
    return { opens: 'requests', path: '/desk/invoice-requests' }
  const { invoiceId } = contentDetails
  const area = isStaff ? '/desk' : '/my'
  return invoiceId
    ? { opens: 'invoice', path: `${area}/invoices/${invoiceId}` }
    : { opens: 'order', path: `${area}/orders/${orderId}` }
}
