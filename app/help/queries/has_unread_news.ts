import db from '@adonisjs/lucid/services/db'
import { newestMark } from '#app/help/news'

/** Who has read the newest; nobody unreads it, and a new version comes with a new process. */
const readers = new Set<string>()

/** Asked by every page: only for those who still have something to read does it ask the database. */
export async function hasUnreadNews(userId: string): Promise<boolean> {
  if (readers.has(userId)) return false
  const reader = await db.from('help_readers').where('user_id', userId).select('news_read').first()
  const isRead = reader?.news_read === newestMark()
  if (isRead) readers.add(userId)
  return !isRead
}
