import type { TitleDetails } from '#app/customers/customer_draft'
import { personOrCompany } from '#app/customers/person_or_company'
import type { InvoiceKind } from '#app/orders/order_draft'

/** Field of the order form → why the invoice needs it; texts: `portal.title_gaps.<reason>`. */
export type TitleGaps = Partial<Record<TitleField, TitleGap>>
export type TitleGap = 'company_taxpayer_id' | `special_${TitleField}`
type TitleField = 'taxpayerId' | 'titleAddress' | 'titlePhone' | 'bankName' | 'bankAccount'

/**
 * What an invoice of this kind still lacks. A company's invoice carries its taxpayer id (bulletin 2017
 * no. 16 of the tax administration); a special one also what the house prints of its buyer.
 */
export function titleGaps(title: TitleDetails | null, kind: InvoiceKind): TitleGaps {
  if (!title || kind === 'none') return {}
  if (kind === 'ordinary') {
    const isCompany = personOrCompany(title.name, title.taxpayerId) === 'company'
    return isCompany && !title.taxpayerId ? { taxpayerId: 'company_taxpayer_id' } : {}
  }
  return {
    ...(!title.taxpayerId && { taxpayerId: 'special_taxpayerId' as const }),
    ...(!title.address && { titleAddress: 'special_titleAddress' as const }),
    ...(!title.phone && { titlePhone: 'special_titlePhone' as const }),
    ...(!title.bankName && { bankName: 'special_bankName' as const }),
    ...(!title.bankAccount && { bankAccount: 'special_bankAccount' as const }),
  }
}
