import { setTimeout as pause } from 'node:timers/promises'
import { BootProblem } from './boot_problem.js'
import { Child, logPath } from './child.js'

const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 30_000
/** A program that ran this long was healthy: the next delay is the first one again. */
const HEALTHY_AFTER_MS = 60_000
const ATTEMPTS_DURING_BOOT = 3

/** Keeps one program running: starts it again when it ends, ever more slowly if it keeps ending. */
export class Keeper {
  private child: Child | null = null
  private readonly stopped = new AbortController()
  private hasBooted = false

  constructor(
    private readonly name: string,
    private readonly args: string[],
    private readonly say: (line: string) => void
  ) {}

  /** Returns when it was stopped; fails when the program does not even survive the boot. */
  async run(): Promise<void> {
    let delay = FIRST_DELAY_MS
    let attempts = 0
    while (!this.isStopped) {
      const startedAt = performance.now()
      this.child = new Child(this.name, this.args)
      const { code, signal } = await this.child.exited
      if (this.isStopped) return
      attempts += 1
      if (!this.hasBooted && attempts >= ATTEMPTS_DURING_BOOT) {
        throw new BootProblem(
          `The ${this.name} does not start (see ${logPath(this.name)}):\n${this.child.lastLines()}`
        )
      }
      if (performance.now() - startedAt > HEALTHY_AFTER_MS) delay = FIRST_DELAY_MS
      this.say(`The ${this.name} ended (${signal ?? `exit code ${code}`}); starting it again.`)
      await pause(delay, undefined, { signal: this.stopped.signal }).catch(() => {})
      delay = Math.min(delay * 2, LONGEST_DELAY_MS)
    }
  }

  /** From now on it is restarted for ever. */
  booted(): void {
    this.hasBooted = true
  }

  async stop(): Promise<void> {
    this.stopped.abort()
    await this.child?.stop()
  }

  kill(): void {
    this.child?.signal('SIGKILL')
  }

  private get isStopped(): boolean {
    return this.stopped.signal.aborted
  }
}
