import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BuiltInvoice } from '#app/invoices/built_invoice'
import { alikeOrders } from '#app/invoices/queries/alike_orders'
import { taxClassesOf } from '#app/invoices/queries/tax_classes_of'
import type { RuleFacts } from '#app/invoices/rules/rule'
import { clock } from '#app/platform/clock'
import { channelStatuses } from '#app/sellers/queries/channel_statuses'

type Judged = Pick<BuiltInvoice, 'lines' | 'orderId' | 'sellerId' | 'totalFen'>

/** What the rules have to know about drafts of one seller, as the house knows it now: asked once for all of them. */
export async function ruleFacts(
  invoices: readonly [Judged, ...Judged[]],
  trx: TransactionClientContract
): Promise<(invoice: Pick<Judged, 'orderId'>) => RuleFacts> {
  const [{ sellerId }] = invoices
  const lines = invoices.flatMap((invoice) => invoice.lines)
  const taxClasses = await taxClassesOf(lines, trx)
  const papers = await endingPapers(sellerId, trx)
  const alike = await alikeOrders(invoices, trx)
  const statuses = await channelStatuses([sellerId], trx)
  const today = clock.businessDay()
  return ({ orderId }) => ({
    taxClasses,
    papers,
    alike: alike.get(orderId) ?? [],
    quotaLeftFen: statuses.get(sellerId)?.quotaLeftFen ?? null,
    today,
  })
}

/** Of each kind of paper the one that is valid longest; papers without an end never stand in the way. */
async function endingPapers(
  sellerId: string,
  trx: TransactionClientContract
): Promise<RuleFacts['papers']> {
  return trx
    .from('seller_qualifications')
    .where('seller_id', sellerId)
    .groupBy('kind')
    .havingRaw('bool_and(valid_until is not null)')
    .select('kind')
    .select(trx.raw(`max(valid_until)::text as "validUntil"`))
}
