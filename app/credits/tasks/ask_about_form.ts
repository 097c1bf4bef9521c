import { AskAboutConfirmation } from '#app/credits/actions/ask_about_confirmation'
import { SYSTEM } from '#app/platform/actor'
import type { Task } from '#app/platform/queue/tasks'

/** Asks the tax side about one form, out of turn. */
export default class AskAboutForm implements Task<{ confirmationId: string }> {
  static id = 'credits.ask_about_form'

  async handle({ confirmationId }: { confirmationId: string }): Promise<void> {
    await new AskAboutConfirmation().handle({ confirmationId, by: SYSTEM })
  }
}
