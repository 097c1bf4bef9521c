import { setTimeout as pause } from 'node:timers/promises'
import { type Cluster, isRunning, stopCluster } from '#app/platform/database/embedded_postgres'
import { startDatabase } from '#app/platform/database/settings'
import { announcement, localUrl } from './announcement.js'
import { BootProblem, reasonOf } from './boot_problem.js'
import { type Address, checkBeforeStart } from './checks.js'
import { Child, logPath } from './child.js'
import { Keeper } from './keeper.js'
import { prepareDatabase, seedDemo } from './preparation.js'

/** A small nursery gives 15 MB of each process back; the garbage collector runs more often for it. */
const NODE_FLAGS = ['--import=./bin/typescript.js', '--max-semi-space-size=8']
const READY_WITHIN_MS = 90_000
const WATCH_EVERY_MS = 500
const HASTE_AFTER_MS = 1000

/** Thrown at the next step of a boot that was told to stop. */
class Interrupted extends Error {}

/**
 * `npm start`: prepares the installation, keeps database, web server and worker running, and stops
 * all of them on Ctrl-C or TERM, at any moment. A second signal does not wait.
 */
export class Supervisor {
  private readonly interruption = new AbortController()
  private readonly keepers: Keeper[] = []
  private interruptedAt: number | null = null
  private task: Child | null = null
  private cluster: Cluster | null = null

  constructor(private readonly say: (line: string) => void) {}

  /** @returns the exit code */
  async run(): Promise<number> {
    this.listen()
    try {
      const address = await checkBeforeStart()
      await this.prepare()
      await this.serve(address)
      return 0
    } catch (error) {
      if (error instanceof Interrupted) return 0
      this.say(
        error instanceof BootProblem ? error.message : `The start failed: ${firstLine(error)}`
      )
      return 1
    } finally {
      await Promise.all(this.keepers.map((keeper) => keeper.stop()))
      if (this.cluster) stopCluster(this.cluster)
    }
  }

  private listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.interrupt())
    }
    // Whoever started us over a channel and died wants us gone, too.
    process.once('disconnect', () => this.interrupt())
    // npm cannot pass a KILL on, so its death counts as one.
    const parent = process.ppid
    const isUnderNpm = process.env.npm_lifecycle_event !== undefined
    const watch = setInterval(() => {
      if (!isUnderNpm || process.ppid === parent) return
      clearInterval(watch)
      this.interrupt()
    }, WATCH_EVERY_MS).unref()
  }

  /** Ctrl-C arrives twice at once, from the terminal and from npm; only a later one means haste. */
  private interrupt(): void {
    this.interruptedAt ??= performance.now()
    if (performance.now() - this.interruptedAt > HASTE_AFTER_MS) {
      this.task?.signal('SIGKILL')
      for (const keeper of this.keepers) keeper.kill()
    }
    this.interruption.abort()
    void this.task?.stop()
  }

  private async prepare(): Promise<void> {
    this.goOn()
    this.say('Starting the database …')
    this.cluster = await startDatabase()
    this.goOn()
    await prepareDatabase((...args) => this.ace('Preparing the database', args))
    this.goOn()
    await seedDemo((...args) => this.ace('Making demonstration data', args))
    this.goOn()
  }

  private async serve(address: Address): Promise<void> {
    this.say('Starting the web server and the worker …')
    for (const [name, file] of [
      ['web server', 'bin/server.ts'],
      ['worker', 'bin/worker.ts'],
    ] as const) {
      this.keepers.push(new Keeper(name, [...NODE_FLAGS, file], this.say))
    }
    const running = Promise.race([
      this.interrupted(),
      this.watchDatabase(),
      ...this.keepers.map((keeper) => keeper.run()),
    ])
    await Promise.race([running, this.untilReady(address)])
    this.goOn()
    for (const keeper of this.keepers) keeper.booted()
    this.say(announcement(address, this.cluster))
    await running
  }

  /** One ace command, to its end. */
  private async ace(purpose: string, args: string[]): Promise<void> {
    this.say(`${purpose} …`)
    this.task = new Child('ace', ['ace.js', ...args])
    const { code } = await this.task.exited
    this.goOn()
    if (code !== 0) {
      throw new BootProblem(`${purpose} failed (see ${logPath('ace')}):\n${this.task.lastLines()}`)
    }
  }

  private async untilReady(address: Address): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS
    const url = `${localUrl(address)}/health/ready`
    while (!this.interruption.signal.aborted) {
      const answer = await fetch(url).catch(() => null)
      if (answer?.ok) return
      if (performance.now() > deadline) {
        throw new BootProblem(
          `Not ready after ${READY_WITHIN_MS / 1000} s: see ${logPath('worker')}`
        )
      }
      await pause(100)
    }
  }

  private async watchDatabase(): Promise<void> {
    while (!this.interruption.signal.aborted) {
      await pause(WATCH_EVERY_MS)
      if (this.cluster === null || (await isRunning(this.cluster))) continue
      if (this.interruption.signal.aborted) return
      this.say('The database ended; starting it again.')
      await startDatabase().catch((error: unknown) => this.say(firstLine(error)))
    }
  }

  private interrupted(): Promise<void> {
    return new Promise((resolve) => {
      this.interruption.signal.addEventListener('abort', () => resolve())
    })
  }

  private goOn(): void {
    if (this.interruption.signal.aborted) throw new Interrupted()
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : reasonOf(error)).split('\n')[0] ?? ''
}
