import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { OrderSchema } from '#database/schema'
import Customer from '#app/customers/models/customer'
import OrderLine from '#app/orders/models/order_line'
import type { OrderDetails, InvoiceKind, OrderSource, OrderType } from '#app/orders/order_draft'
import type { OrderState, OrderStatus } from '#app/orders/order_states'
import { open } from '#app/platform/crypto/envelope'

export default class Order extends OrderSchema {
  declare state: OrderState
  declare status: OrderStatus
  declare source: OrderSource
  declare orderType: OrderType
  declare invoiceKind: InvoiceKind

  @belongsTo(() => Customer)
  declare customer: BelongsTo<typeof Customer>

  @hasMany(() => OrderLine, { onQuery: (query) => query.orderBy('position') })
  declare lines: HasMany<typeof OrderLine>

  /** Recipient, address, title and remark: opened on demand, never kept in clear. */
  get details(): OrderDetails {
    return open<OrderDetails>('orders.personal', this.id, this.personal)
  }

  /** Purged: only the bare row is left, because others point at it. */
  get isEmptied(): boolean {
    return this.personal.length === 0
  }

  get isPaid(): boolean {
    return this.paidAt !== null
  }

  get hasParcels(): boolean {
    return this.orderType !== 'service'
  }

  /** Money and title of an order with an invoice change only through a red-letter invoice. */
  get isLocked(): boolean {
    return this.lockedAt !== null
  }
}
