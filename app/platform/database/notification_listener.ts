import logger from '@adonisjs/core/services/logger'
import pg from 'pg'
import { databaseSettings } from '#app/platform/database/settings'

const RECONNECT_MS = 1_000

interface Listening {
  /** The PostgreSQL channel; a name of this code base. */
  channel: string
  /** How the connection names itself in `pg_stat_activity`. */
  name: string
  onNotification(payload: string): void
  /** It listens, for the first time or again: what was sent meanwhile is lost. */
  onListening(): void
}

/** Listens to a channel on a connection of its own, and connects again when that is lost. */
export class NotificationListener {
  private client: pg.Client | null = null
  private reconnecting: NodeJS.Timeout | undefined
  private isStopped = false

  constructor(private readonly listening: Listening) {}

  async start(): Promise<void> {
    const { channel, name, onNotification, onListening } = this.listening
    const { app } = await databaseSettings()
    const client = new pg.Client({ ...app, keepAlive: true, application_name: name })
    client.on('notification', ({ payload }) => onNotification(payload ?? ''))
    client.on('error', (error) => this.reconnect(client, error))
    client.on('end', () => this.reconnect(client, null))
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      onListening()
    } catch (error) {
      this.reconnect(client, error)
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearTimeout(this.reconnecting)
    await this.client?.end()
  }

  private reconnect(lost: pg.Client, reason: unknown): void {
    if (this.isStopped || this.client !== lost) return
    this.client = null
    logger.warn({ err: reason }, `${this.listening.name} hears nothing any more, reconnecting`)
    lost.end().catch((error: unknown) => logger.debug({ err: error }, 'it was gone already'))
    this.reconnecting = setTimeout(() => void this.start(), RECONNECT_MS)
  }
}
