import { belongsTo, hasMany, manyToMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, ManyToMany } from '@adonisjs/lucid/types/relations'
import { InvoiceSchema } from '#database/schema'
import type { FullRateChoice } from '#app/invoices/channel_messages'
import type { CreditReason } from '#app/invoices/credit_messages'
import type { BuyerDetails, SellerSnapshot } from '#app/invoices/invoice_parties'
import type { InvoiceState } from '#app/invoices/invoice_states'
import InvoiceDocument from '#app/invoices/models/invoice_document'
import InvoiceLine from '#app/invoices/models/invoice_line'
import type { Verdict } from '#app/invoices/rules/rule'
import Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { open } from '#app/platform/crypto/envelope'

export default class Invoice extends InvoiceSchema {
  static selfAssignPrimaryKey = true

  declare kind: 'ordinary' | 'vat_special'
  declare state: InvoiceState
  declare fullRateChoice: FullRateChoice | null
  declare seller: SellerSnapshot
  declare verdicts: Verdict[]
  declare creditReason: CreditReason | null

  /** The leading one of its orders. */
  @belongsTo(() => Order)
  declare order: BelongsTo<typeof Order>

  /** All that it bills. */
  @manyToMany(() => Order, {
    pivotTable: 'invoice_orders',
    onQuery: (query) => query.orderBy('number'),
  })
  declare orders: ManyToMany<typeof Order>

  /** What a credit invoice takes back. */
  @belongsTo(() => Invoice, { foreignKey: 'originalInvoiceId' })
  declare original: BelongsTo<typeof Invoice>

  @hasMany(() => InvoiceLine, { onQuery: (query) => query.orderBy('position') })
  declare lines: HasMany<typeof InvoiceLine>

  @hasMany(() => InvoiceDocument)
  declare documents: HasMany<typeof InvoiceDocument>

  /** The billed name and what goes with it: opened on demand, never kept in clear. */
  get buyerDetails(): BuyerDetails {
    return open<BuyerDetails>('invoices.buyer', this.id, this.buyer)
  }

  get isCredit(): boolean {
    return this.originalInvoiceId !== null
  }

  /** The day of issue in China, as printed; null until it is issued. */
  get issueDay(): string | null {
    return this.issuedAt && clock.businessDay(this.issuedAt)
  }
}
