import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { clock } from '#app/platform/clock'
import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'

/** Notes that the tax side turned a seller away, until a check hears otherwise. Called by invoices. */
export class BlockChannel {
  async handle(
    input: { sellerId: string; by: ChannelBlock },
    trx: TransactionClientContract
  ): Promise<void> {
    const now = clock.now().toJSDate()
    await trx.rawQuery(
      `insert into seller_channel_status (seller_id, blocked_by, blocked_at, updated_at) values (:sellerId, :by, :now, :now)
       on conflict (seller_id) do update set blocked_by = :by, updated_at = :now,
         blocked_at = case when seller_channel_status.blocked_by = :by then seller_channel_status.blocked_at else :now end`,
      { ...input, now }
    )
  }
}
