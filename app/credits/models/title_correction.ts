import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { TitleCorrectionSchema } from '#database/schema'
import type { CorrectionState } from '#app/credits/correction_states'
import type { TitleDetails } from '#app/customers/customer_draft'
import Invoice from '#app/invoices/models/invoice'
import { open } from '#app/platform/crypto/envelope'

export default class TitleCorrection extends TitleCorrectionSchema {
  static selfAssignPrimaryKey = true

  declare state: CorrectionState
  declare invoiceKind: 'ordinary' | 'vat_special'

  @belongsTo(() => Invoice, { foreignKey: 'originalInvoiceId' })
  declare original: BelongsTo<typeof Invoice>

  /** The right title: opened on demand, never kept in clear. */
  get titleDetails(): TitleDetails {
    return open<TitleDetails>('title_corrections.title', this.id, this.title)
  }
}
