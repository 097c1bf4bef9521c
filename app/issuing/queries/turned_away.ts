import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'
import Seller from '#app/sellers/models/seller'
import { channelStatuses } from '#app/sellers/queries/channel_statuses'

/** Why the seller that new invoices are drafted for cannot issue now; null when it can. */
export async function turnedAway(): Promise<ChannelBlock | null> {
  const seller = await Seller.findBy('isDefault', true)
  if (!seller) return null
  const statuses = await channelStatuses([seller.id])
  return statuses.get(seller.id)?.blockedBy ?? null
}
