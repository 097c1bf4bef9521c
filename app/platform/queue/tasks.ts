/**
 * Work that runs in the worker: by an event of the outbox, or at times through
 * `start/schedule.ts`. It may run twice (a worker dies), so it must bear that.
 */
export interface Task<Payload extends object> {
  handle(payload: Payload, run: TaskRun): Promise<void>
}

export interface TaskRun {
  /** 1 for the first. */
  attempt: number
  /** When it fails now, it is kept for a person to look at. */
  isLastAttempt: boolean
}

export interface TaskClass {
  /** `<domain>.<what_it_does>`. */
  id: string
  new (): { handle: (payload: never, run: TaskRun) => Promise<void> }
}

export type LazyTask = () => Promise<{ default: TaskClass }>

const declared = new Set<LazyTask>()
let loading: Promise<Map<string, TaskClass>> | null = null

/** Names a task that is enqueued on demand. Only `start/schedule.ts` calls it. */
export function onDemand(load: LazyTask): void {
  declared.add(load)
  loading = null
}

export async function runTask(id: string, payload: object, run: TaskRun): Promise<void> {
  const known = await loadTasks()
  const TaskOfId = known.get(id)
  if (TaskOfId === undefined) throw new Error(`no task is called "${id}"`)
  // The payload was written for the task of this id.
  await new TaskOfId().handle(payload as never, run)
}

/** All declared tasks by id; their files are imported on the first call. */
export function loadTasks(): Promise<Map<string, TaskClass>> {
  loading ??= importAll()
  return loading
}

async function importAll(): Promise<Map<string, TaskClass>> {
  const byId = new Map<string, TaskClass>()
  for (const file of await Promise.all([...declared].map((load) => load()))) {
    const task = file.default
    if ((byId.get(task.id) ?? task) !== task) throw new Error(`two tasks are called "${task.id}"`)
    byId.set(task.id, task)
  }
  return byId
}
