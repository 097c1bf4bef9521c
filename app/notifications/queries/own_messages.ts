import Message from '#app/notifications/models/message'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

const PER_PAGE = 50
/** More than that is simply many, for a number beside a word. */
const MOST_COUNTED = 99

/** What a person was told on the site and has not read yet, the newest first. */
export function listUnreadMessages(userId: string): Promise<Message[]> {
  return unreadOf(userId).orderBy('queuedAt', 'desc').orderBy('id', 'desc').limit(PER_PAGE)
}

export function countUnreadMessages(userId: string): Promise<CappedCount> {
  return cappedCount(unreadOf(userId), MOST_COUNTED)
}

/** What a person was told on the site and has read, the newest first. */
export async function listReadMessages(
  userId: string,
  cursorText: unknown
): Promise<Page<Message>> {
  const cursor = decodeCursor(cursorText)
  const query = onSite(userId).whereNotNull('readAt')
  const found = await seekPage(query, { at: 'queued_at', id: 'id' }, cursor, PER_PAGE)
  return pageOf(found, ({ queuedAt: at, id }) => ({ at, id }), cursor, PER_PAGE)
}

function unreadOf(userId: string) {
  return onSite(userId).whereNull('readAt')
}

function onSite(userId: string) {
  return Message.query().where({ user_id: userId, channel: 'site' })
}
