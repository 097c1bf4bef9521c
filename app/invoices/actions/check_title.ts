import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { openChannel } from '#app/invoices/channels'
import { buyerOf } from '#app/invoices/invoice_parties'
import { type TitleVerdict, titleVerdict, whyUnasked } from '#app/invoices/title_verdict'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { failed, ok, type Result } from '#app/platform/result'
import Seller from '#app/sellers/models/seller'

type Failure = { type: 'missing' } | { type: 'no_seller' }

/**
 * Asks the tax side, outside of any transaction, whether the name and the taxpayer id of an order's title belong
 * together. Changes nothing but the log.
 */
export class CheckTitle {
  async handle(input: { orderId: string; by: Actor }): Promise<Result<TitleVerdict, Failure>> {
    const order = await Order.find(input.orderId)
    if (!order || order.isEmptied) return failed({ type: 'missing' })
    const seller = await Seller.findBy('isDefault', true)
    if (!seller) return failed({ type: 'no_seller' })
    const verdict = await ask(buyerOf(order.details.title), seller.taxChannel)
    await db.transaction((trx) =>
      record(
        {
          actor: input.by,
          action: 'invoices.title_checked',
          subject: 'order',
          subjectId: order.id,
          details: { verdict: verdict.type, channel: seller.taxChannel },
        },
        trx
      )
    )
    return ok(verdict)
  }
}

async function ask(
  { name, taxpayerId }: { name: string; taxpayerId: string | null },
  taxChannel: string
): Promise<TitleVerdict> {
  if (taxpayerId === null) return { type: 'no_taxpayer_id' }
  const opened = openChannel(taxChannel)
  if (!opened.ok) return { type: 'unclear' }
  const { channel, capabilities } = opened.value
  const unasked = whyUnasked({ taxpayerId }, capabilities)
  if (unasked) return { type: unasked }
  return titleVerdict(await channel.checkTitle({ name, taxpayerId }), taxpayerId)
}
