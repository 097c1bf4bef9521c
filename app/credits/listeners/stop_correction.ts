import { correctionStates } from '#app/credits/correction_states'
import TitleCorrection from '#app/credits/models/title_correction'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { transition } from '#app/platform/states/transition'

/** The form of a correction came to nothing: a person decides whether to try again. */
export default class StopCorrection implements Listener<{ creditConfirmationId: string }> {
  static id = 'credits.stop_correction'
  static queue = 'relay' as const

  async handle(message: Message<{ creditConfirmationId: string }>): Promise<void> {
    const { creditConfirmationId: confirmationId } = message.payload
    const correction = await TitleCorrection.findBy({ confirmationId })
    if (correction === null) return
    await once(message, StopCorrection.id, (trx) =>
      transition(correctionStates, correction, 'stop', { by: SYSTEM, trx })
    )
  }
}
