import { test } from '@japa/runner'
import { newId } from '#app/platform/database/uuid'
import { openBackend, type QueueStore } from '#app/platform/queue/backend'
import { Queues } from '#app/platform/queue/queue'
import { applySchedule } from '#app/platform/queue/scheduler'
import { QueueWorkers } from '#app/platform/queue/worker'
import type { TaskRun } from '#app/platform/queue/tasks'

interface Run extends TaskRun {
  task: string
  payload: object
  at: number
}

type Behaviour = (run: Run) => Promise<void> | void

const RULES = { attempts: 3, firstPauseMs: 100, pauseJitter: 0, keepFailedMs: 60_000 }
/** Long enough for a busy machine; only a worker that is to die has a short lock. */
const TIMES = { lockMs: 10_000, stalledCheckMs: 150 }
const SHORT_LOCK_MS = 400

class Tick {
  static id = 'conformance.tick'
  handle = async () => {}
}

export interface Subject {
  store: () => Promise<QueueStore>
  /** Cuts the connections of all queues and workers, as a restart of the store would. */
  cutConnections: () => Promise<void>
}

/** What the application relies on from its queue, whatever stores the jobs. */
export function queueConformance(title: string, { store, cutConnections }: Subject): void {
  test.group(`Queue on ${title}`, (group) => {
    let queues: Queues
    let queue: string
    let runs: Run[]
    let onRun: () => void = () => {}
    let workers: QueueWorkers | null

    group.each.setup(async () => {
      queues = new Queues(openBackend(await store()), RULES)
      queue = `conformance-${newId()}`
      runs = []
      workers = null
      return async () => {
        await workers?.stop()
        await queues.queue(queue).obliterate({ force: true })
        await queues.close()
      }
    })

    const work = async (behaviour: Behaviour = () => {}, concurrency = 4) => {
      const run = async (task: string, payload: object, about: TaskRun) => {
        const current = { task, payload, at: performance.now(), ...about }
        runs.push(current)
        onRun()
        await behaviour(current)
      }
      workers = new QueueWorkers(queues.backend, run, TIMES)
      await workers.start({ [queue]: concurrency })
    }

    const untilRuns = (count: number) =>
      new Promise<void>((resolve) => {
        onRun = () => runs.length >= count && resolve()
        onRun()
      })

    /** Resolves once no job waits, runs or is delayed. */
    const untilIdle = async () => {
      const states = ['waiting', 'active', 'delayed'] as const
      while ((await queues.queue(queue).getJobCountByTypes(...states)) > 0);
    }

    /** Tries again while it throws; the time limit of the test ends it. */
    const untilAdded = async (attempt: () => Promise<void>): Promise<void> =>
      attempt().catch(() => untilAdded(attempt))

    const add = (payload: object, more: { id?: string; delayMs?: number } = {}) =>
      queues.add([{ queue, task: 'conformance.work', payload, ...more }])

    test('a job runs with its task and payload', async ({ assert }) => {
      await work()
      await add({ number: 7 })
      await untilRuns(1)
      assert.deepInclude(runs[0], {
        task: 'conformance.work',
        payload: { number: 7 },
        attempt: 1,
        isLastAttempt: false,
      })
    })

    test('hundreds of jobs at once all run, each once', async ({ assert }) => {
      await work()
      const jobs = Array.from({ length: 300 }, (_, number) => ({
        queue,
        task: 'conformance.work',
        payload: { number },
      }))
      await queues.add(jobs)
      await untilRuns(300)
      await untilIdle()
      assert.lengthOf(runs, 300)
      assert.equal(new Set(runs.map(({ payload }) => JSON.stringify(payload))).size, 300)
    })

    test('a job that fails is tried again after growing pauses', async ({ assert }) => {
      await work(({ attempt }) => {
        if (attempt < 3) throw new Error('not yet')
      })
      await add({})
      await untilRuns(3)
      await untilIdle()

      const [first, second, third] = runs
      assert.isAtLeast(second.at - first.at, RULES.firstPauseMs)
      assert.isAtLeast(third.at - second.at, 2 * RULES.firstPauseMs)
      assert.deepInclude(third, { attempt: 3, isLastAttempt: true })
      assert.deepEqual(await queues.failedJobs([queue], 10), [])
    })

    test('a job that never succeeds is kept for a person, who can run it again', async ({
      assert,
    }) => {
      await work(({ attempt }) => {
        if (runs.length <= 3) throw new Error(`broken ${attempt}`)
      })
      await add({ number: 1 }, { id: 'job-1' })
      await untilRuns(3)
      await untilIdle()

      const [failed] = await queues.failedJobs([queue], 10)
      assert.deepInclude(failed, {
        queue,
        id: 'job-1',
        task: 'conformance.work',
        payload: { number: 1 },
        reason: 'broken 3',
      })

      assert.isTrue(await queues.retryFailed(queue, 'job-1'))
      await untilRuns(4)
      await untilIdle()
      assert.equal(runs[3].attempt, 1)
      assert.deepEqual(await queues.failedJobs([queue], 10), [])
      assert.isFalse(await queues.retryFailed(queue, 'job-1'))
    })

    test('a job of the same id is added once while it waits', async ({ assert }) => {
      await Promise.all(Array.from({ length: 10 }, () => add({}, { id: 'outbox-1-a.b' })))
      await add({}, { id: 'outbox-1-a.c' })
      await work()
      await untilRuns(2)
      await untilIdle()
      assert.lengthOf(runs, 2)
    })

    test('a delayed job waits, others pass it', async ({ assert }) => {
      await work()
      const addedAt = performance.now()
      await add({ name: 'late' }, { delayMs: 300 })
      await add({ name: 'now' })
      await untilRuns(2)
      assert.deepEqual(
        runs.map(({ payload }) => payload),
        [{ name: 'now' }, { name: 'late' }]
      )
      assert.isAtLeast(runs[1].at - addedAt, 290)
    })

    test('the schedule ticks until it is taken off the page', async ({ assert }) => {
      const load = async () => ({ default: Tick })
      await work()
      await applySchedule(queues, [{ queue, rhythm: { every: 100 }, load }], [queue])
      await applySchedule(queues, [{ queue, rhythm: { every: 100 }, load }], [queue])
      await untilRuns(4)
      assert.equal(runs[0].task, Tick.id)
      assert.deepInclude(runs[0], { payload: {}, isLastAttempt: true })
      assert.equal(await queues.queue(queue).getJobSchedulersCount(), 1)

      await applySchedule(queues, [], [queue])
      assert.equal(await queues.queue(queue).getJobSchedulersCount(), 0)
      await untilIdle()
    })

    test('a job whose worker died is taken up again', async ({ assert }) => {
      const { classes, connection } = queues.backend
      const dying = new classes.Worker(queue, null, { connection, lockDuration: SHORT_LOCK_MS })
      await add({ number: 5 })
      // Takes the job and its lock, and is never heard of again.
      const taken = await dying.getNextJob('token-of-the-dead')
      assert.deepEqual(taken.data, { number: 5 })

      await work()
      await untilRuns(1)
      await untilIdle()
      assert.deepEqual(
        runs.map(({ payload }) => payload),
        [{ number: 5 }]
      )
      await dying.close(true)
    })

    test('jobs run again after every connection was lost', async ({ assert }) => {
      await work()
      await add({ number: 1 })
      await untilRuns(1)
      await untilIdle()
      await cutConnections()
      await untilAdded(() => add({ number: 2 }))
      await untilRuns(2)
      assert.deepEqual(runs[1].payload, { number: 2 })
    })

    test('stopping waits for the job in hand and takes no other', async ({ assert }) => {
      let finished = 0
      let finish = () => {}
      const blocked = new Promise<void>((resolve) => {
        finish = resolve
      })
      await work(async () => {
        await blocked
        finished++
      }, 1)
      await add({ number: 1 })
      await untilRuns(1)
      await add({ number: 2 })
      const stopping = workers?.stop()
      finish()
      await stopping
      assert.equal(finished, 1)
      assert.equal(await queues.queue(queue).getWaitingCount(), 1)
    })
  })
}
