import Message from '#app/notifications/models/message'
import type { Channel } from '#app/notifications/audience'
import type { MessageState } from '#app/notifications/message_states'
import { isId } from '#app/platform/database/uuid'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

export const MESSAGE_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
] as const satisfies readonly MessageState[]
export const MESSAGE_CHANNELS = ['mail', 'sms', 'site'] as const satisfies readonly Channel[]

export interface MessageFilter {
  state: MessageState | null
  channel: Channel | null
  orderId: string | null
}

const PER_PAGE = 50

/** The ledger of messages, newest first. */
export function listMessages(filter: MessageFilter, cursorText: unknown): Promise<Page<Message>> {
  return pageOfMessages(filtered(filter), cursorText)
}

export function countMessages(filter: MessageFilter): Promise<CappedCount> {
  return cappedCount(filtered(filter))
}

/** What a person was told on the site, newest first. */
export function listOwnMessages(userId: string, cursorText: unknown): Promise<Page<Message>> {
  return pageOfMessages(Message.query().where({ user_id: userId, channel: 'site' }), cursorText)
}

/** What a list address asks for; anything that is not understood is left out. */
export function readMessageFilter(asked: Record<string, unknown>): MessageFilter {
  return {
    state: MESSAGE_STATES.find((known) => known === asked.state) ?? null,
    channel: MESSAGE_CHANNELS.find((known) => known === asked.channel) ?? null,
    orderId: typeof asked.order === 'string' && isId(asked.order) ? asked.order : null,
  }
}

function filtered({ state, channel, orderId }: MessageFilter) {
  const query = Message.query()
  if (state) query.where('state', state)
  if (channel) query.where('channel', channel)
  if (orderId) query.where('order_id', orderId)
  return query
}

async function pageOfMessages(query: ReturnType<typeof filtered>, cursorText: unknown) {
  const cursor = decodeCursor(cursorText)
  const found = await seekPage(query, { at: 'queued_at', id: 'id' }, cursor, PER_PAGE)
  return pageOf(found, (message) => ({ at: message.queuedAt, id: message.id }), cursor, PER_PAGE)
}
