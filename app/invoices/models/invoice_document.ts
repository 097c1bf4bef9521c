import { InvoiceDocumentSchema } from '#database/schema'
import type { DocumentFormat } from '#app/invoices/channel_messages'

/** A stored file of an issued invoice: made by the house, or handed over by the channel. */
export default class InvoiceDocument extends InvoiceDocumentSchema {
  static selfAssignPrimaryKey = true

  declare format: DocumentFormat
  declare origin: 'house' | 'channel'
}
