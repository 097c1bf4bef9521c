import { badges, moment, text, wide } from '#app/lists/cells'
import { choice, dayRange } from '#app/lists/filters'
import type { List } from '#app/lists/list'
import { messageView } from '#app/notifications/message_views'
import Message from '#app/notifications/models/message'
import {
  type AskedState,
  MESSAGE_CHANNELS,
  type MessageFilter,
  messagesOf,
  readMessageFilter,
} from '#app/notifications/queries/list_messages'
import { localeOf } from '#app/notifications/viewer_locale'

/** The ledger of everything that was told to anybody. */
export const messageList: List<Message, MessageFilter> = {
  name: 'messages',
  path: '/desk/messages',
  title: 'messages.title',
  order: '-queued',
  days: 'queued',
  sorts: { queued: { by: 'messages.queued_at', type: 'timestamptz' } },
  id: 'messages.id',
  columns: [
    {
      key: 'subject',
      label: 'messages.fields.subject',
      kind: 'text',
      cell(message, { i18n }) {
        const { subject } = messageView(message, localeOf(i18n))
        return {
          ...wide(subject),
          ...(message.orderId && { href: `/desk/orders/${message.orderId}` }),
        }
      },
    },
    {
      key: 'channel',
      label: 'messages.fields.channel',
      kind: 'text',
      cell: ({ channel }, { i18n }) => text(i18n.t(`messages.channels.${channel}`)),
    },
    {
      key: 'recipient',
      label: 'messages.fields.recipient',
      kind: 'text',
      isSealed: true,
      cell: (message, { i18n }) => text(messageView(message, localeOf(i18n)).recipient),
    },
    {
      key: 'state',
      label: 'messages.fields.state',
      kind: 'badges',
      cell: ({ state, problem, answer }, { i18n }) => ({
        ...badges({ state, of: 'messages' }),
        quiet:
          problem && [i18n.t(`messages.problems.${problem}`), answer].filter(Boolean).join(' · '),
        isWide: problem !== null,
      }),
    },
    {
      key: 'queued',
      label: 'messages.fields.queued',
      kind: 'moment',
      cell: ({ queuedAt }) => moment(queuedAt),
    },
    {
      key: 'sent',
      label: 'messages.fields.sent',
      kind: 'moment',
      isExtra: true,
      cell: ({ sentAt }) => moment(sentAt),
    },
  ],
  filters: [
    choice('channel', 'messages.fields.channel', 'messages.channels', MESSAGE_CHANNELS),
    ...dayRange('from', 'until'),
  ],
  tabs: {
    parameter: 'state',
    label: 'messages.states_label',
    values: [null, 'queued', 'sending', 'sent', 'undelivered', 'unknown'],
    title: (state) => (state ? `messages.states.${state}` : 'messages.all'),
    active: ({ state }) => state,
    narrow: (filter, state) => ({ ...filter, state: state as AskedState | null }),
  },
  readFilters: readMessageFilter,
  rows: messagesOf,
  load: (ids) => Message.query().whereIn('id', ids),
  acts: ({ id, state }, { can }) =>
    state !== 'queued' && state !== 'sending' && state !== 'sent' && can('messages.resend')
      ? [{ label: 'messages.resend', href: `/desk/messages/${id}/resending`, isPost: true }]
      : [],
}
