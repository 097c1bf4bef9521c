import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { AwaitDocuments } from '#app/invoices/actions/await_documents'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { StoreDocuments } from '#app/invoices/actions/store_documents'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { capabilitiesOf } from '#app/invoices/channels'
import Invoice from '#app/invoices/models/invoice'
import { receiptMany } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'

type Payload = { invoiceId: string }
type Told = readonly Message<Payload>[]

/**
 * Documents are facts: those of samples are made from the issued invoices, outside of any transaction, and kept once;
 * the originals of all others are asked for at their tax channel.
 */
export default class StoreInvoiceDocuments implements Listener<Payload> {
  static id = 'invoices.store_invoice_documents'
  static queue = 'documents' as const
  static atOnce = 20

  handle(message: Message<Payload>): Promise<void> {
    return this.handleMany([message])
  }

  async handleMany(messages: Told): Promise<void> {
    const asked = await this.#formatsToAskFor(messages)
    const files = await new RenderDocuments().handle({ invoiceIds: invoicesOf(messages) })
    await db.transaction(async (trx) => {
      const ids = messages.map(({ id }) => id)
      const fresh = new Set(await receiptMany(ids, StoreInvoiceDocuments.id, trx))
      const invoiceIds = invoicesOf(messages.filter(({ id }) => fresh.has(id)))
      await this.#await(asked, invoiceIds, trx)
      const made = new Map([...files].filter(([invoiceId]) => invoiceIds.includes(invoiceId)))
      await new StoreDocuments().handle({ files: made }, trx)
    })
  }

  /** By invoice: what its tax channel hands over. */
  async #formatsToAskFor(messages: Told): Promise<Map<string, readonly DocumentFormat[]>> {
    const invoices = await Invoice.query()
      .whereIn('id', invoicesOf(messages))
      .select('id', 'channel')
    const channels = invoices.map(({ id, channel }) => [id, capabilitiesOf(channel)] as const)
    return new Map(
      channels.flatMap(([id, { isSample, documents }]) =>
        isSample || documents.length === 0 ? [] : [[id, documents]]
      )
    )
  }

  async #await(
    asked: ReadonlyMap<string, readonly DocumentFormat[]>,
    invoiceIds: readonly string[],
    trx: TransactionClientContract
  ): Promise<void> {
    const byFormats = Map.groupBy(invoiceIds, (id) => asked.get(id))
    for (const [formats, its] of byFormats)
      if (formats) await new AwaitDocuments().handle({ invoiceIds: its, formats }, trx)
  }
}

function invoicesOf(messages: Told): string[] {
  return [...new Set(messages.map(({ payload }) => payload.invoiceId))]
}
