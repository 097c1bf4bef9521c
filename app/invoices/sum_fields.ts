import type { FilterField } from '#app/lists/list'
import { choice } from '#app/lists/filters'
import { COLOURS, INVOICE_KINDS, NATURES } from '#app/invoices/queries/sum_filters'
import { rateChoices } from '#app/invoices/rate_text'
import Seller from '#app/sellers/models/seller'

const fields: readonly FilterField[] = [
  { name: 'dayFrom', kind: 'date', label: 'reports.fields.day_from' },
  { name: 'dayUntil', kind: 'date', label: 'reports.fields.day_until' },
  choice('kind', 'invoices.columns.kind', 'invoices.kinds', INVOICE_KINDS),
  choice('colour', 'reports.fields.colour', 'reports.colours', COLOURS),
  {
    name: 'rate',
    kind: 'select',
    label: 'reports.groupings.rate',
    blank: 'lists.any',
    options: ({ i18n }) => rateChoices(i18n),
  },
  {
    name: 'seller',
    kind: 'select',
    label: 'reports.groupings.seller',
    blank: 'lists.any',
    options: sellerChoices,
  },
  choice('nature', 'reports.fields.nature', 'reports.natures', NATURES),
  { name: 'taxClass', kind: 'search', label: 'reports.groupings.tax_class' },
]

/** What figures of reports are narrowed by; behind "more filters" of the list. */
export const sumFields: readonly FilterField[] = fields.map((field) => ({ ...field, isMore: true }))

/** The enterprises that issue, the usual one first. */
export async function sellerChoices() {
  const sellers = await Seller.query().orderBy('isDefault', 'desc').orderBy('createdAt')
  return sellers.map(({ id, name }) => ({ value: id, label: name }))
}
