import Invoice from '#app/invoices/models/invoice'
import { IS_PARKED } from '#app/invoices/queries/unsettled_invoices'

/** Of these invoices the drafts that may be asked for now, ready for it. */
export function askableDrafts(ids: readonly string[]): Promise<Invoice[]> {
  return Invoice.query()
    .whereIn('id', [...ids])
    .where('state', 'draft')
    .whereRaw(`not ${IS_PARKED}`)
    .where((credit) =>
      credit.whereNull('original_invoice_id').orWhereNotNull('confirmation_number')
    )
    .preload('lines')
    .preload('original', (original) => original.preload('lines'))
    .orderBy('id')
}
