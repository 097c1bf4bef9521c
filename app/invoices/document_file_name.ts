import type Invoice from '#app/invoices/models/invoice'
import type { DocumentFormat } from '#app/invoices/tax_channel'
import { BUSINESS_ZONE } from '#app/platform/clock'

/** `dzfp_<20 digits>_<buyer>_<yyyyMMddHHmmss>.pdf`: the name that receivers' programs look for. */
export function documentFileName(invoice: Invoice, format: DocumentFormat): string {
  const buyer = invoice.buyerDetails.name.replaceAll(/[\\/:*?"<>|\s]/g, '')
  const moment = invoice.issuedAt?.setZone(BUSINESS_ZONE).toFormat('yyyyMMddHHmmss') ?? ''
  return `dzfp_${invoice.invoiceNumber}_${buyer}_${moment}.${format}`
}
