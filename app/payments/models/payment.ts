import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PaymentSchema } from '#database/schema'
import Order from '#app/orders/models/order'
import { OPEN_PAYMENT_STATES, type PaymentState } from '#app/payments/payment_states'

export default class Payment extends PaymentSchema {
  declare state: PaymentState
  declare problem: 'amount_mismatch' | null

  @belongsTo(() => Order)
  declare order: BelongsTo<typeof Order>

  get isOpen(): boolean {
    return OPEN_PAYMENT_STATES.includes(this.state)
  }
}
