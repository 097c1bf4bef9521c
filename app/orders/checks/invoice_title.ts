import { check } from '#app/orders/checks/check'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'

/** The invoice of an order can only be issued with a title, and a special one only with a taxpayer id. */
export const invoiceTitle = check('invoice_title', ({ invoiceKind, title }) => {
  if (invoiceKind === 'none') return null
  if (!title || title.name.trim() === '') return { reason: 'title_missing' }
  if (title.taxpayerId && !parseTaxpayerId(title.taxpayerId).ok)
    return { reason: 'taxpayer_id_invalid' }
  if (invoiceKind === 'vat_special' && !title.taxpayerId) {
    return { reason: 'special_invoice_needs_taxpayer_id' }
  }
  return null
})
