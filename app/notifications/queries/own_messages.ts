import Message from '#app/notifications/models/message'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

const PER_PAGE = 50

/** What a person was told on the site, newest first. */
export async function listOwnMessages(userId: string, cursorText: unknown): Promise<Page<Message>> {
  const cursor = decodeCursor(cursorText)
  const query = Message.query().where({ user_id: userId, channel: 'site' })
  const found = await seekPage(query, { at: 'queued_at', id: 'id' }, cursor, PER_PAGE)
  return pageOf(found, ({ queuedAt: at, id }) => ({ at, id }), cursor, PER_PAGE)
}
