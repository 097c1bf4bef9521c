import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Addressee } from '#app/notifications/recipients'
import { linkRow, withLink } from '#app/notifications/draft_link'
import { MessageQueued } from '#app/notifications/events/message_queued'
import { messageStates } from '#app/notifications/message_states'
import type { MessageContent } from '#app/notifications/models/message'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { blindIndex } from '#app/platform/crypto/blind_index'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { insertMany } from '#app/platform/database/insert_many'
import { publishMany } from '#app/platform/outbox/publish'
import { recordInitialState } from '#app/platform/states/transition'

export interface DraftMessage {
  eventId: string
  eventType: string
  template: string
  /** What the message is about. */
  subject: { kind: 'order' | 'code' | 'seller'; id: string }
  addressee: Addressee
  values: Record<string, string>
  invoiceId: string | null
  /** When the message has become worthless. */
  expiresAt?: DateTime
}

/**
 * Puts messages into the ledger, once an event, template, channel and recipient. Messages on the
 * site are delivered by being there; the others are queued for their channel.
 */
export class QueueDrafts {
  async handle(
    { drafts }: { drafts: DraftMessage[] },
    trx: TransactionClientContract
  ): Promise<void> {
    const linked = drafts.map(withLink)
    const rows = linked.map(({ draft }) => messageRow(draft))
    await insertMany(trx, 'messages', rows)
    const links = linked.flatMap(({ linkId }, index) =>
      linkId ? [linkRow(linkId, rows[index])] : []
    )
    await insertMany(trx, 'invoice_links', links)
    const idsIn = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id)
    await recordInitialState(messageStates, idsIn('sent'), 'sent', { by: SYSTEM, trx })
    await recordInitialState(messageStates, idsIn('queued'), 'queued', { by: SYSTEM, trx })
    await publishMany(
      idsIn('queued').map((messageId) => new MessageQueued({ messageId })),
      trx
    )
  }
}

/** The row of a message that is queued now. */
export function messageRow({ addressee, ...draft }: DraftMessage) {
  const id = newId()
  const now = clock.now()
  const isOnSite = addressee.channel === 'site'
  return {
    id,
    event_id: draft.eventId,
    event_type: draft.eventType,
    template: draft.template,
    channel: addressee.channel,
    subject: draft.subject.kind,
    subject_id: draft.subject.id,
    order_id: draft.subject.kind === 'order' ? draft.subject.id : null,
    invoice_id: draft.invoiceId,
    user_id: addressee.userId,
    recipient_index: blindIndex('messages.recipient', addressee.to),
    recipient: seal('messages.recipient', id, { to: addressee.to, locale: addressee.locale }),
    content: seal('messages.content', id, contentOf(draft)),
    state: isOnSite ? 'sent' : 'queued',
    queued_at: now,
    sent_at: isOnSite ? now : null,
  }
}

function contentOf({
  values,
  invoiceId,
  expiresAt,
}: Omit<DraftMessage, 'addressee'>): MessageContent {
  return { values, invoiceId, ...(expiresAt && { expiresAt: clock.timestamp(expiresAt) }) }
}
