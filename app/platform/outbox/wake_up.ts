import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'

/** The PostgreSQL channel on which the relay listens. */
export const WAKE_CHANNEL = 'outbox'

const GATHERING_MS = 5

let isGathering = false

/**
 * Tells the relay that there is something to do; one NOTIFY for all commits of a few milliseconds.
 * It is sent after the commit and not in the transaction, because PostgreSQL lets transactions
 * that notify commit only one after another (measured: a quarter of the commits with 8 clients).
 * A wake-up that gets lost costs a moment: the relay also looks by itself.
 */
export function wakeRelay(): void {
  if (isGathering) return
  isGathering = true
  setTimeout(() => {
    isGathering = false
    db.rawQuery(`notify ${WAKE_CHANNEL}`).catch((error: unknown) =>
      logger.debug({ err: error }, 'the relay was not woken')
    )
  }, GATHERING_MS).unref()
}
