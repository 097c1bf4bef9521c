import { setTimeout as pause } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { sealCommitted } from '#app/audit/sealer'

/** Half of the second that an entry may wait for its seal. */
const EVERY_MS = 500

/** Seals, again and again, for as long as a worker lives. */
export class Sealing {
  private readonly stopping = new AbortController()
  private rounds: Promise<void> = Promise.resolve()

  start(): void {
    this.rounds = this.run()
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.rounds
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      await this.sealOnce()
      // Rejects when it is stopped, and that ends the wait as well.
      await pause(EVERY_MS, null, { signal }).catch(() => null)
    }
  }

  /** While the database is away it tries again at the next round; what waits stays listed. */
  private async sealOnce(): Promise<void> {
    try {
      await sealCommitted()
    } catch (error) {
      logger.error({ err: error }, 'sealing the audit log failed, trying again')
    }
  }
}
