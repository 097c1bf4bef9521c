import { SellerChannelStatusSchema } from '#database/schema'

/** Why a seller cannot issue now. */
export type ChannelBlock = 'over_quota' | 'login_needed'

/** What the tax side last said of a seller: what may still be issued this month, and who is signed in. */
export default class SellerChannelStatus extends SellerChannelStatusSchema {
  static table = 'seller_channel_status'
  static primaryKey = 'sellerId'
  static selfAssignPrimaryKey = true

  declare blockedBy: ChannelBlock | null
  declare sessionState: 'signed_in' | 'login_needed' | null
}
