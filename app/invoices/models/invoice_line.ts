import { InvoiceLineSchema } from '#database/schema'
import type { TaxTreatment } from '#app/documents/invoice_face'

export default class InvoiceLine extends InvoiceLineSchema {
  static selfAssignPrimaryKey = true

  declare taxTreatment: TaxTreatment
}
