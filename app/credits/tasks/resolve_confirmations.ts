import logger from '@adonisjs/core/services/logger'
import { AskAboutConfirmation } from '#app/credits/actions/ask_about_confirmation'
import { formsToAsk } from '#app/credits/queries/forms_to_ask'
import { SYSTEM } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'

/** The janitor of forms: asks the tax side about everything that is still open. */
export default class ResolveConfirmations implements Task<object> {
  static id = 'credits.resolve_confirmations'

  async handle(): Promise<void> {
    const ids = await formsToAsk()
    let asked = 0
    for (const confirmationId of ids) {
      const result = await new AskAboutConfirmation().handle({ confirmationId, by: SYSTEM })
      if (result.ok) asked += 1
    }
    if (ids.length > 0) logger.info({ asked, skipped: ids.length - asked }, 'forms asked about')
  }
}
