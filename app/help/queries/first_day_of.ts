import db from '@adonisjs/lucid/services/db'
import { type FirstDayTask, firstDayTasks } from '#app/help/first_day_tasks'
import type User from '#app/identity/models/user'

/** How many of somebody's first and last entries are looked at: the page is no place to read years. */
const ENTRIES = 2000

/** Who has nothing left to do; their home pages ask no more. */
const finished = new Set<string>()

export interface FirstDay {
  tasks: (FirstDayTask & { isDone: boolean; isShown: boolean })[]
  done: number
  isHidden: boolean
}

/** The list of somebody; `isShown`: the audit log shows that it was done, so nobody has to tick it. */
export async function firstDayOf(person: User): Promise<FirstDay> {
  const acts = await actsOf(person.id)
  const ticked = await db.from('first_day_ticks').where('user_id', person.id).select('task')
  const byHand = new Set(ticked.map(({ task }) => task))
  const tasks = firstDayTasks(person).map((task) => {
    const isShown = task.shownBy.some((act) => acts.has(act))
    return { ...task, isShown, isDone: isShown || byHand.has(task.key) }
  })
  const done = tasks.filter(({ isDone }) => isDone).length
  return { tasks, done, isHidden: await isHidden(person) }
}

/** The list as long as there is something left to do and they have not hidden it. */
export async function firstDayToShow(person: User): Promise<FirstDay | null> {
  if (finished.has(person.id) || (await isHidden(person))) return null
  const day = await firstDayOf(person)
  if (day.done < day.tasks.length) return day
  finished.add(person.id)
  return null
}

async function isHidden({ id }: User): Promise<boolean> {
  const reader = await db.from('help_readers').where('user_id', id).first()
  return Boolean(reader?.first_day_hidden_at)
}

async function actsOf(userId: string): Promise<Set<string>> {
  const side = (order: 'asc' | 'desc') =>
    `(select action from audit_entries where actor_id = ? order by recorded_at ${order} limit ${ENTRIES})`
  const { rows } = await db.rawQuery(
    `select distinct action from (${side('asc')} union all ${side('desc')}) as entries`,
    [userId, userId]
  )
  return new Set(rows.map(({ action }: { action: string }) => action))
}
