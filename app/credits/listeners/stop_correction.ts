import { correctionStates } from '#app/credits/correction_states'
import TitleCorrection from '#app/credits/models/title_correction'
import { SYSTEM } from '#app/platform/actor'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { transition } from '#app/platform/states/transition'

type Payload = { creditConfirmationId: string; orderId: string }

/** The form of a correction came to nothing: a person decides whether to try again. */
export default class StopCorrection implements Listener<Payload> {
  static id = 'credits.stop_correction'
  static queue = 'relay' as const

  async handle(message: Message<Payload>): Promise<void> {
    const { creditConfirmationId: confirmationId, orderId } = message.payload
    const correction = await TitleCorrection.findBy({ confirmationId })
    if (correction === null) return
    await once(message, StopCorrection.id, (trx) =>
      transition(correctionStates, correction, 'stop', { by: SYSTEM, trx, payload: { orderId } })
    )
  }
}
