import type { DateTime } from 'luxon'
import type { Story } from '#app/demo/fill/story'
import type { ToldInvoice } from '#app/demo/fill/tell_invoice'
import { messageRow } from '#app/notifications/actions/queue_drafts'
import { type Notice, noticesOf } from '#app/notifications/audience'
import { messageStates } from '#app/notifications/message_states'
import type { Addressee } from '#app/notifications/recipients'
import { InvoiceDocumentsStored } from '#app/invoices/events/invoice_documents_stored'
import { OrderApproved } from '#app/orders/events/order_approved'
import { OrderCancelled } from '#app/orders/events/order_cancelled'
import { OrderDelivered } from '#app/orders/events/order_delivered'
import { OrderDispatched } from '#app/orders/events/order_dispatched'
import { OrderPaid } from '#app/orders/events/order_paid'
import { OrderRejected } from '#app/orders/events/order_rejected'
import { OrderSubmitted } from '#app/orders/events/order_submitted'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { formatYuanGrouped } from '#app/platform/money/fen'

/** Older orders have told their people long ago; only their invoices are still looked up. */
const REMEMBERED = { days: 60 }
const PROVIDERS = { mail: 'notify-mail', sms: 'notify-log', site: null } as const

/** Who was told of the order, as the table of notices says. */
export function tellMessages(story: Story, told: ToldInvoice | null): void {
  const { order, now, source } = story.told
  const isRecent = order.placedAt > now.minus(REMEMBERED)
  for (const [type, at] of eventsOf(story, told)) {
    if (!at || !(isRecent || type === InvoiceDocumentsStored.type)) continue
    const eventId = newId()
    for (const notice of noticesOf(type, source))
      for (const addressee of addresseesOf(story, notice))
        tellOne(story, { eventId, eventType: type, at, notice, addressee, told })
  }
}

function eventsOf(story: Story, told: ToldInvoice | null): [string, DateTime | null][] {
  const { order, fate } = story.told
  const isDraft = fate === 'draft' || fate === 'deleted'
  const reviewed = story.when('reviewed')
  return [
    [OrderSubmitted.type, isDraft ? null : order.placedAt],
    [fate === 'rejected' ? OrderRejected.type : OrderApproved.type, reviewed],
    [OrderPaid.type, story.when('paid')],
    [OrderDispatched.type, story.when('handed_over')],
    [OrderDelivered.type, story.when('delivered')],
    [OrderCancelled.type, story.when('cancelled')],
    [InvoiceDocumentsStored.type, told?.number ? story.when('invoiced') : null],
  ]
}

function addresseesOf(story: Story, { to, channels }: Notice): Addressee[] {
  const { author, buyerId, cast, order } = story.told
  const locale = 'zh-CN' as const
  if (to !== 'customer') {
    const user = to === 'author' ? author : cast.reviewer
    const isStaff = user.kind === 'staff'
    return isStaff ? [{ to: user.id, channel: 'site', locale, userId: user.id }] : []
  }
  return channels.flatMap((channel): Addressee[] => {
    const reach = {
      site: buyerId,
      mail: order.details.title?.email ?? order.draft.customer.details.email,
      sms: order.details.phone,
    }[channel]
    return reach ? [{ to: reach, channel, locale, userId: buyerId }] : []
  })
}

interface Telling {
  eventId: string
  eventType: string
  at: DateTime
  notice: Notice
  addressee: Addressee
  told: ToldInvoice | null
}

function tellOne(story: Story, { eventId, eventType, at, notice, addressee, told }: Telling): void {
  clock.freeze(at)
  const { order } = story.told
  const isAboutInvoice = eventType === InvoiceDocumentsStored.type
  const row = messageRow({
    eventId,
    eventType,
    template: notice.template,
    subject: { kind: 'order', id: order.id },
    addressee,
    values: valuesOf(story, isAboutInvoice ? told : null, at),
    invoiceId: isAboutInvoice ? (told?.invoice.id ?? null) : null,
  })
  const end = addressee.channel === 'site' ? null : endOf(story)
  const sent = end === 'accept' ? at : row.sent_at
  story.rows.add('messages', {
    ...row,
    state: walkMessage(story, row.id, at, end),
    provider: PROVIDERS[addressee.channel],
    attempts: end ? 1 : 0,
    problem: end === 'bounce' ? 'bad_recipient' : end === 'lose_sight' ? 'torn' : null,
    answer: end === 'bounce' ? '550 5.1.1' : null,
    sent_at: sent,
    read_at: addressee.channel === 'site' && story.told.random.happens(70) ? at : null,
  })
}

function endOf({ told: { random } }: Story): 'accept' | 'bounce' | 'lose_sight' {
  return random.happens(98) ? 'accept' : random.happens(75) ? 'bounce' : 'lose_sight'
}

function walkMessage(
  story: Story,
  id: string,
  at: DateTime,
  end: 'accept' | 'bounce' | 'lose_sight' | null
) {
  const by = SYSTEM
  if (!end) return story.walk(messageStates, id, { state: 'sent', at, by }, [])
  return story.walk(messageStates, id, { state: 'queued', at, by }, [
    { verb: 'send', at, by },
    { verb: end, at, by },
  ])
}

function valuesOf(story: Story, told: ToldInvoice | null, at: DateTime): Record<string, string> {
  const { order } = story.told
  const values = {
    orderNumber: order.number,
    amount: formatYuanGrouped(order.totalFen),
    customerName: order.details.customerName,
  }
  if (!told) return values
  return {
    ...values,
    invoiceNumber: told.number ?? '',
    sellerName: told.invoice.seller.name,
    buyerName: told.invoice.buyer.name,
    issuedOn: clock.businessDay(at),
  }
}
