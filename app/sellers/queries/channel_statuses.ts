import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import SellerChannelStatus from '#app/sellers/models/seller_channel_status'

/** What the tax side last said, by seller; none for those that were never asked about. */
export async function channelStatuses(
  sellerIds: readonly string[],
  client?: QueryClientContract
): Promise<Map<string, SellerChannelStatus>> {
  const found = await SellerChannelStatus.query({ client }).whereIn('sellerId', [...sellerIds])
  return new Map(found.map((status) => [status.sellerId, status]))
}
