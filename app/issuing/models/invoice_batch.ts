import { InvoiceBatchSchema } from '#database/schema'
import type { BatchChoice } from '#app/issuing/batch_choice'
import type { BatchState } from '#app/issuing/batch_states'
import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'

/** Orders that are invoiced in one go. */
export default class InvoiceBatch extends InvoiceBatchSchema {
  static selfAssignPrimaryKey = true

  declare state: BatchState
  /** By a person, or because the tax side turns the seller away: then it goes on by itself. */
  declare pausedBy: 'by_hand' | ChannelBlock | null
  declare choice: BatchChoice
}
