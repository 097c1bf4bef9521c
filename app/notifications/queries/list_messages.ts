import db from '@adonisjs/lucid/services/db'
import { askedDays, withinDays } from '#app/lists/days'
import type { ListedRow } from '#app/lists/list'
import type { Channel } from '#app/notifications/audience'
import type { MessageState } from '#app/notifications/message_states'
import { isId } from '#app/platform/database/uuid'

export const MESSAGE_STATES = [
  'queued',
  'sending',
  'sent',
  'bounced',
  'failed',
  'unknown',
] as const satisfies readonly MessageState[]
/** What a person has to look after: sent back, or given up. */
const UNDELIVERED = ['bounced', 'failed'] as const satisfies readonly MessageState[]
export type AskedState = MessageState | 'undelivered'
export const MESSAGE_CHANNELS = ['mail', 'sms', 'site'] as const satisfies readonly Channel[]

export interface MessageFilter {
  state: AskedState | null
  channel: Channel | null
  orderId: string | null
  /** Business days, both included. */
  from: string | null
  until: string | null
}

/** What a list address asks for; anything that is not understood is left out. */
export function readMessageFilter(asked: Record<string, unknown>): MessageFilter {
  return {
    state:
      [...MESSAGE_STATES, 'undelivered' as const].find((known) => known === asked.state) ?? null,
    channel: MESSAGE_CHANNELS.find((known) => known === asked.channel) ?? null,
    orderId: typeof asked.order === 'string' && isId(asked.order) ? asked.order : null,
    ...askedDays(asked),
  }
}

/** The messages of a filter, in no order. */
export function messagesOf({ state, channel, orderId, from, until }: MessageFilter) {
  const query = db.query<ListedRow>().from('messages')
  if (state === 'undelivered') query.whereIn('messages.state', [...UNDELIVERED])
  else if (state) query.where('messages.state', state)
  if (channel) query.where('messages.channel', channel)
  if (orderId) query.where('messages.order_id', orderId)
  withinDays(query, 'messages.queued_at', { from, until })
  return query
}
