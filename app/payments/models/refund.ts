import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { RefundSchema } from '#database/schema'
import Payment from '#app/payments/models/payment'
import { OPEN_REFUND_STATES, type RefundState } from '#app/payments/refund_states'

export default class Refund extends RefundSchema {
  declare state: RefundState

  @belongsTo(() => Payment)
  declare payment: BelongsTo<typeof Payment>

  get isOpen(): boolean {
    return OPEN_REFUND_STATES.includes(this.state)
  }
}
