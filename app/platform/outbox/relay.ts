import logger from '@adonisjs/core/services/logger'
import queueConfig from '#config/queue'
import { relayBatch } from './relay_messages.js'
import { WakeListener } from './wake_listener.js'

/** Relays messages until it is stopped: at once when woken, and every moment by itself. */
export class Relay {
  private isStopping = false
  private rounds: Promise<void> = Promise.resolve()

  constructor(private readonly bell = new WakeListener()) {}

  async start(): Promise<void> {
    await this.bell.start()
    this.rounds = this.run()
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.isStopping = true
    this.bell.ring()
    await this.rounds
    await this.bell.stop()
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const taken = await this.relayOnce()
      if (taken < queueConfig.relay.batch) await this.bell.wait(queueConfig.relay.pollMs)
    }
  }

  /** While the database or the queue is away it tries again at the next poll. */
  private async relayOnce(): Promise<number> {
    try {
      return await relayBatch()
    } catch (error) {
      logger.error({ err: error }, 'relaying failed, trying again')
      return 0
    }
  }
}
