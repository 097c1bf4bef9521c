import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { record } from '#app/audit/record'
import { type default as User, actorOf } from '#app/identity/models/user'

/** In which language somebody reads the screens and gets their messages. */
export class ChangeLanguage {
  handle(input: { user: User; locale: 'zh-CN' | 'en' }): Promise<void> {
    const { user, locale } = input
    const change = { locale, updated_at: clock.now().toISO() }
    return db.transaction(async (trx) => {
      await trx.from('users').where('id', user.id).update(change)
      const entry = { action: 'users.language_changed', subject: 'user', subjectId: user.id }
      await record({ actor: actorOf(user), ...entry, details: { locale } }, trx)
    })
  }
}
