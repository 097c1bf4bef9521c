import db from '@adonisjs/lucid/services/db'
import { newestMark } from '#app/help/news'

export class MarkNewsRead {
  async handle(userId: string): Promise<void> {
    await db.rawQuery(
      `insert into help_readers (user_id, news_read) values (?, ?)
       on conflict (user_id) do update set news_read = excluded.news_read`,
      [userId, newestMark()]
    )
  }
}
