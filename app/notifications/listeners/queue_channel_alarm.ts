import User from '#app/identity/models/user'
import type { ChannelAlarm } from '#app/invoices/channel_alarms'
import { QueueDrafts } from '#app/notifications/actions/queue_drafts'
import { reach } from '#app/notifications/recipients'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import Seller from '#app/sellers/models/seller'

type Payload = { sellerId: string; alarm: ChannelAlarm }

/** Tells everybody in finance, on the site, what is wrong with a seller's tax channel. */
export default class QueueChannelAlarm implements Listener<Payload> {
  static id = 'notifications.queue_channel_alarm'
  static queue = 'relay' as const

  async handle(message: Message<Payload>): Promise<void> {
    await once(message, QueueChannelAlarm.id, async (trx) => {
      const { sellerId, alarm } = message.payload
      const seller = await Seller.findOrFail(sellerId, { client: trx })
      const finance = await User.query({ client: trx })
        .where('state', 'active')
        .whereHas('grants', (grants) => grants.where('role', 'finance'))
      const drafts = finance
        .flatMap((user) => reach(user, 'site'))
        .map((addressee) => ({
          eventId: message.id,
          eventType: message.type,
          template: `channel_${alarm}`,
          subject: { kind: 'seller' as const, id: sellerId },
          addressee,
          values: { sellerName: seller.name },
          invoiceId: null,
        }))
      await new QueueDrafts().handle({ drafts }, trx)
    })
  }
}
