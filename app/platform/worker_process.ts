import queueConfig from '#config/queue'
import { Relay } from './outbox/relay.js'
import { subscriptions } from './outbox/subscriptions.js'
import { Heartbeat } from './queue/heartbeat.js'
import { queues } from './queue/queue.js'
import { applySchedule } from './queue/scheduler.js'
import { loadTasks } from './queue/tasks.js'
import { QueueWorkers } from './queue/worker.js'

/** What one worker process runs: the relay, the workers of all queues, the schedule, its heartbeat. */
export class WorkerProcess {
  private readonly relay = new Relay()
  private readonly heartbeat = new Heartbeat()
  private workers: QueueWorkers | null = null

  /** Pages with faults (two listeners of one id, an unknown queue) stop it before any work begins. */
  async start(): Promise<void> {
    await Promise.all([subscriptions(), loadTasks()])
    const opened = await queues()
    await applySchedule(opened)
    this.workers = new QueueWorkers(opened.backend)
    await this.workers.start(queueConfig.concurrency)
    await this.relay.start()
    await this.heartbeat.start()
  }

  /** Takes nothing new and finishes what is in hand. */
  async stop(): Promise<void> {
    await Promise.all([this.relay.stop(), this.workers?.stop()])
    await this.heartbeat.stop()
  }
}
