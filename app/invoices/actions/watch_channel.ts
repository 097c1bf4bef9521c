import db from '@adonisjs/lucid/services/db'
import { alarmOf, noteOf } from '#app/invoices/channel_alarms'
import { ChannelAlarmed } from '#app/invoices/events/channel_alarmed'
import { quotaUse } from '#app/invoices/queries/quota_use'
import { clock } from '#app/platform/clock'
import { publish } from '#app/platform/outbox/publish'
import SellerChannelStatus from '#app/sellers/models/seller_channel_status'

/** Says once what is wrong with a seller's tax channel, and again when it is another thing, or another day. */
export class WatchChannel {
  async handle({ sellerId }: { sellerId: string }): Promise<void> {
    const use = await quotaUse(sellerId)
    await db.transaction(async (trx) => {
      const status = await SellerChannelStatus.query({ client: trx })
        .where({ sellerId })
        .forUpdate()
        .first()
      if (!status) return
      const alarm = alarmOf(status, use, clock.now())
      const alarmedFor = alarm && noteOf(alarm, clock.businessDay())
      if (alarmedFor === status.alarmedFor) return
      await status.merge({ alarmedFor }).save()
      if (alarm) await publish(new ChannelAlarmed({ sellerId, alarm }), trx)
    })
  }
}
