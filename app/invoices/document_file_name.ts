import type { DocumentFormat } from '#app/invoices/channel_messages'
import type Invoice from '#app/invoices/models/invoice'
import { BUSINESS_ZONE } from '#app/platform/clock'

/** Characters that a file system, a header or a path could stumble over. */
const AWKWARD = /[\p{Cc}\p{Cf}\p{Cs}\s/\\:*?"<>|_]+/gu
/** In characters: file systems take 255 bytes, and a Chinese character is three of them. */
const LONGEST_NAME = 50

/** As the e-tax bureau names its files: `dzfp_<number>_<buyer>_<yyyyMMddHHmmss>.pdf`. Personal: it holds the buyer's name. */
export function documentFileName(invoice: Invoice, format: DocumentFormat | 'zip'): string {
  const time = invoice.issuedAt?.setZone(BUSINESS_ZONE).toFormat('yyyyMMddHHmmss')
  const plain = invoice.buyerDetails.name.replaceAll(AWKWARD, '')
  const buyer = Array.from(plain).slice(0, LONGEST_NAME).join('')
  return `dzfp_${invoice.invoiceNumber}_${buyer}_${time}.${format}`
}
