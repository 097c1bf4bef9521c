import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { CreditConfirmationSchema } from '#database/schema'
import type { FormState } from '#app/credits/confirmation_states'
import { CLEARED_FORM_STATES, OPEN_FORM_STATES } from '#app/credits/form_states'
import type { CreditReason } from '#app/invoices/credit_messages'
import Invoice from '#app/invoices/models/invoice'

/** What made us ask for a credit invoice; `buyer`: the other side did. */
export type CreditCause = 'by_hand' | 'refund' | 'cancellation' | 'correction' | 'buyer'

/** The form that the tax side wants before a credit invoice. */
export default class CreditConfirmation extends CreditConfirmationSchema {
  static selfAssignPrimaryKey = true

  declare state: FormState
  declare openedBy: 'seller' | 'buyer'
  declare cause: CreditCause
  declare reason: CreditReason

  @belongsTo(() => Invoice, { foreignKey: 'originalInvoiceId' })
  declare original: BelongsTo<typeof Invoice>

  /** Null when a buyer asks for more than is left. */
  @belongsTo(() => Invoice, { foreignKey: 'creditInvoiceId' })
  declare credit: BelongsTo<typeof Invoice>

  get isOpen(): boolean {
    return OPEN_FORM_STATES.some((state) => state === this.state)
  }

  get isCleared(): boolean {
    return CLEARED_FORM_STATES.some((state) => state === this.state)
  }
}
