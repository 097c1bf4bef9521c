import { setTimeout as pause } from 'node:timers/promises'
import { DayProblem } from '#app/demo/day_problem'
import { Child } from '#app/platform/supervisor/child'

const READY_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 300

/** The running server and worker of this installation: those that are there, else its own. */
export class House {
  private constructor(
    readonly url: string,
    private readonly own: Child | null
  ) {}

  static async open(host: string, port: number): Promise<House> {
    const url = `http://${host}:${port}`
    if (await isReady(url)) return new House(url, null)

    const own = new Child('day', ['--import=./bin/typescript.js', 'bin/up.ts'])
    let isOver = false
    void own.exited.then(() => (isOver = true))
    const deadline = performance.now() + READY_WITHIN_MS
    while (!(await isReady(url))) {
      if (isOver) throw new DayProblem(`the house did not start: ${own.lastLines()}`)
      if (performance.now() > deadline) {
        await own.stop()
        throw new DayProblem('the house did not become ready in two minutes')
      }
      await pause(LOOK_EVERY_MS)
    }
    return new House(url, own)
  }

  async close(): Promise<void> {
    await this.own?.stop()
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
