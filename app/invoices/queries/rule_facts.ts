import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BuiltInvoice } from '#app/invoices/built_invoice'
import { alikeOrders } from '#app/invoices/queries/alike_orders'
import { taxClassesOf } from '#app/invoices/queries/tax_classes_of'
import type { RuleFacts } from '#app/invoices/rules/rule'
import { clock } from '#app/platform/clock'

/** What the rules have to know about a draft, as the house knows it now. */
export async function ruleFacts(
  invoice: Pick<BuiltInvoice, 'lines' | 'orderId' | 'sellerId' | 'totalFen'>,
  trx: TransactionClientContract
): Promise<RuleFacts> {
  return {
    taxClasses: await taxClassesOf(invoice.lines, trx),
    papers: await endingPapers(invoice.sellerId, trx),
    alike: await alikeOrders(invoice, trx),
    quotaLeftFen: null,
    today: clock.businessDay(),
  }
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
