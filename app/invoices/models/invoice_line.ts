import { InvoiceLineSchema } from '#database/schema'
import type { LineNature, TaxPreference } from '#app/invoices/channel_messages'
import type { TaxTreatment } from '#app/documents/invoice_face'

export default class InvoiceLine extends InvoiceLineSchema {
  static selfAssignPrimaryKey = true

  declare taxTreatment: TaxTreatment
  declare nature: LineNature
  declare preference: TaxPreference | null
}
