import type { EventSource } from '#app/archive/event_source'
import type { ArchivedEvent } from '#app/archive/record'
import Message from '#app/notifications/models/message'
import { clock } from '#app/platform/clock'

/** Over which channel each invoice was handed over and what became of it; never to whom. */
const deliveriesOfInvoices: EventSource = async (invoices) => {
  const messages = await Message.query()
    .whereIn(
      'orderId',
      invoices.map(({ orderId }) => orderId)
    )
    .where('eventType', 'like', 'invoices.%')
    .orderBy('queuedAt')
  const byOrder = Map.groupBy(messages, ({ orderId }) => orderId)
  return new Map(
    invoices.map(({ invoiceId, orderId }) => {
      const its = byOrder.get(orderId) ?? []
      return [invoiceId, its.filter((one) => isOf(one, invoiceId)).map(delivery)]
    })
  )
}

export default deliveriesOfInvoices

/** An order can have several invoices; a message that names none speaks of the order's only one. */
function isOf(message: Message, invoiceId: string): boolean {
  const named = message.contentDetails.invoiceId
  return named === null || named === invoiceId
}

function delivery({ queuedAt, sentAt, channel, template, state }: Message): ArchivedEvent {
  const at = clock.timestamp(sentAt ?? queuedAt)
  return { at, kind: 'delivery', what: `${template} ${channel}`, detail: state }
}
