import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { recordMany } from '#app/audit/record'
import { CountCredits } from '#app/invoices/actions/count_credits'
import type { IssuedInvoice } from '#app/invoices/channel_messages'
import { type Move, movesOf } from '#app/invoices/outcome_moves'
import { type InvoiceState, invoiceStates } from '#app/invoices/invoice_states'
import type Invoice from '#app/invoices/models/invoice'
import { sharesOf } from '#app/invoices/queries/shares_of'
import { RecordInvoicing } from '#app/orders/actions/record_invoicing'
import Order from '#app/orders/models/order'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { BlockChannel } from '#app/sellers/actions/block_channel'
import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'
import { transitionMany } from '#app/platform/states/transition'

export interface Answer {
  invoice: Invoice
  outcome: Outcome<IssuedInvoice>
}

/**
 * Writes down what the tax channel answered, to requests or to later questions; all end here. An answer that comes too
 * late (somebody else's was recorded first) changes nothing.
 */
export class RecordOutcomes {
  /** @returns the states by id */
  async handle(input: {
    answers: readonly Answer[]
    by: Actor
  }): Promise<ReadonlyMap<string, InvoiceState>> {
    const { answers, by } = input
    return db.transaction(async (trx) => {
      const ids = answers.map(({ invoice }) => invoice.id)
      await lockOrders(ids, trx)
      const moved = new Set<string>()
      for (const move of movesOf(answers))
        for (const id of await this.#move(move, by, trx)) moved.add(id)
      // Nothing new: the next question waits longer.
      const idle = ids.filter((id) => !moved.has(id))
      if (idle.length > 0)
        await trx.from('invoices').whereIn('id', idle).update({ asked_at: clock.now().toISO() })
      const rows: { id: string; state: InvoiceState }[] = await trx
        .from('invoices')
        .whereIn('id', ids)
        .select('id', 'state')
      return new Map(rows.map(({ id, state }) => [id, state]))
    })
  }

  async #move({ verb, columns, orderOf, audit }: Move, by: Actor, trx: TransactionClientContract) {
    const { moved } = await transitionMany(invoiceStates, [...columns.keys()], verb, {
      by,
      trx,
      setEach: columns,
      payload: (id) => ({ orderId: orderOf.get(id) ?? null }),
    })
    if (verb === 'issue' && moved.length > 0) {
      await new RecordInvoicing().handle({ shares: await sharesOf(moved, trx) }, trx)
      await new CountCredits().handle({ invoiceIds: moved }, trx)
    }
    if (verb === 'hold') await blockChannels(moved, trx)
    const entries = moved.flatMap((id) => {
      const entry = audit.get(id)
      return entry ? [{ actor: by, subject: 'invoice', subjectId: id, ...entry }] : []
    })
    await recordMany(entries, trx)
    return moved
  }
}

/** What turned these invoices away turns away every invoice of their sellers. */
async function blockChannels(ids: string[], trx: TransactionClientContract): Promise<void> {
  const turned: { seller_id: string; problem: ChannelBlock }[] = await trx
    .from('invoices')
    .whereIn('id', ids)
    .distinct('seller_id', 'problem')
  for (const { seller_id: sellerId, problem: by } of turned)
    await new BlockChannel().handle({ sellerId, by }, trx)
}

/** Orders are locked before their invoices, here and wherever a draft is made. */
async function lockOrders(invoiceIds: string[], trx: TransactionClientContract): Promise<void> {
  const billed = trx.from('invoice_orders').whereIn('invoice_id', invoiceIds).select('order_id')
  await Order.query({ client: trx }).whereIn('id', billed).orderBy('id').select('id').forUpdate()
}
