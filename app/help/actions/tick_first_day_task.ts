import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'

/** Ticks a task by hand, or takes the tick back. */
export class TickFirstDayTask {
  async handle(input: { userId: string; task: string; isDone: boolean }): Promise<void> {
    const { userId, task, isDone } = input
    if (!isDone) {
      await db.from('first_day_ticks').where({ user_id: userId, task }).delete()
      return
    }
    await db.rawQuery(
      `insert into first_day_ticks (user_id, task, ticked_at) values (?, ?, ?)
       on conflict (user_id, task) do nothing`,
      [userId, task, clock.now().toJSDate()]
    )
  }
}
