import type { EventSource } from '#app/archive/event_source'
import type { ArchivedEvent } from '#app/archive/record'
import Message from '#app/notifications/models/message'
import { clock } from '#app/platform/clock'

/** Over which channel each invoice was handed over and what became of it; never to whom. */
const deliveriesOfInvoices: EventSource = async (invoices) => {
  const ids = invoices.map(({ invoiceId }) => invoiceId)
  const messages = await Message.query().whereIn('invoiceId', ids).orderBy('queuedAt')
  const byInvoice = Map.groupBy(messages, ({ invoiceId }) => invoiceId)
  return new Map(ids.map((id) => [id, (byInvoice.get(id) ?? []).map(delivery)]))
}

export default deliveriesOfInvoices

function delivery({ queuedAt, sentAt, channel, template, state }: Message): ArchivedEvent {
  const at = clock.timestamp(sentAt ?? queuedAt)
  return { at, kind: 'delivery', what: `${template} ${channel}`, detail: state }
}
