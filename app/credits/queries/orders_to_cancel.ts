import CreditConfirmation from '#app/credits/models/credit_confirmation'

/** By credit invoice, of these invoices: the order whose cancellation waited for it. */
export async function ordersToCancel(invoiceIds: readonly string[]): Promise<Map<string, string>> {
  const forms = await CreditConfirmation.query()
    .whereIn('creditInvoiceId', [...invoiceIds])
    .where('cause', 'cancellation')
    .preload('credit')
  return new Map(forms.map(({ credit }) => [credit.id, credit.orderId]))
}
