import logger from '@adonisjs/core/services/logger'
import pg from 'pg'
import { databaseSettings } from '#app/platform/database/settings'
import { WAKE_CHANNEL } from './wake_up.js'

const RECONNECT_MS = 1_000

/** Listens for wake-ups of the relay on a connection of its own, and reconnects when that is lost. */
export class WakeListener {
  private client: pg.Client | null = null
  private reconnecting: NodeJS.Timeout | undefined
  private isStopped = false
  private hasRung = false
  private onRing: (() => void) | null = null

  async start(): Promise<void> {
    const { app } = await databaseSettings()
    const client = new pg.Client({ ...app, keepAlive: true, application_name: 'shuiyou-relay' })
    client.on('notification', () => this.ring())
    client.on('error', (error) => this.reconnect(client, error))
    client.on('end', () => this.reconnect(client, null))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${WAKE_CHANNEL}`)
      this.ring()
    } catch (error) {
      this.reconnect(client, error)
    }
  }

  ring(): void {
    this.hasRung = true
    this.onRing?.()
  }

  /** Until the next ring; at once when it has rung since the last wait; at most `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.hasRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.onRing = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.onRing = null
    }
    this.hasRung = false
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearTimeout(this.reconnecting)
    await this.client?.end()
  }

  private reconnect(lost: pg.Client, reason: unknown): void {
    if (this.isStopped || this.client !== lost) return
    this.client = null
    logger.warn({ err: reason }, 'the relay is not woken any more, reconnecting')
    lost.end().catch((error: unknown) => logger.debug({ err: error }, 'it was gone already'))
    this.reconnecting = setTimeout(() => void this.start(), RECONNECT_MS)
  }
}
