import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { actorOf } from '#app/identity/models/user'
import type User from '#app/identity/models/user'
import { type Choice, choicesOf, noticesFor } from '#app/notifications/message_choice'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'

/** Over which channel somebody wants to be told of what. What cannot be chosen stays as it is. */
export class ChooseMessages {
  handle({ user, wanted }: { user: User; wanted: Record<string, Choice> }): Promise<void> {
    const chosen = noticesFor(user).filter((notice) => {
      const choices = choicesOf(notice)
      return choices.length > 1 && choices.includes(wanted[notice.template])
    })
    const rows = chosen.map(({ template }) => ({
      user_id: user.id,
      template,
      choice: wanted[template],
      chosen_at: clock.now(),
    }))
    return db.transaction(async (trx) => {
      await insertMany(
        trx,
        'message_choices',
        rows,
        'on conflict (user_id, template) do update set choice = excluded.choice, chosen_at = excluded.chosen_at'
      )
      const details = Object.fromEntries(rows.map(({ template, choice }) => [template, choice]))
      const entry = { action: 'messages.channels_chosen', subject: 'user', subjectId: user.id }
      await record({ actor: actorOf(user), ...entry, details }, trx)
    })
  }
}
