import { NotificationListener } from '#app/platform/database/notification_listener'
import { WAKE_CHANNEL } from './wake_up.js'

/** Waits for wake-ups of the relay. */
export class WakeListener {
  private hasRung = false
  private onRing: (() => void) | null = null
  private readonly listener = new NotificationListener({
    channel: WAKE_CHANNEL,
    name: 'shuiyou-relay',
    onNotification: () => this.ring(),
    onListening: () => this.ring(),
  })

  start(): Promise<void> {
    return this.listener.start()
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

  stop(): Promise<void> {
    return this.listener.stop()
  }
}
