import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'

/** Whether the home page goes on showing the card. */
export class HideFirstDay {
  async handle(input: { userId: string; isHidden: boolean }): Promise<void> {
    await db.rawQuery(
      `insert into help_readers (user_id, first_day_hidden_at) values (?, ?)
       on conflict (user_id) do update set first_day_hidden_at = excluded.first_day_hidden_at`,
      [input.userId, input.isHidden ? clock.now().toJSDate() : null]
    )
  }
}
