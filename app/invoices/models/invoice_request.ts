import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { InvoiceRequestSchema } from '#database/schema'
import type { TitleDetails } from '#app/customers/customer_draft'
import type { InvoiceRequestState } from '#app/invoices/invoice_request_states'
import Order from '#app/orders/models/order'
import { open } from '#app/platform/crypto/envelope'

/** What a customer asks for whose order has no invoice. */
export default class InvoiceRequest extends InvoiceRequestSchema {
  static selfAssignPrimaryKey = true

  declare state: InvoiceRequestState
  declare invoiceKind: 'ordinary' | 'vat_special'

  @belongsTo(() => Order)
  declare order: BelongsTo<typeof Order>

  /** What it shall be billed to: opened on demand, never kept in clear. */
  get titleDetails(): TitleDetails {
    return open<TitleDetails>('invoice_requests.title', this.id, this.title)
  }
}
