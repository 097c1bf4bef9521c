import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { DateTime } from 'luxon'
import { type CappedCount, cappedCount } from '#app/platform/database/capped_count'
import type { Fen } from '#app/platform/money/fen'
import type User from '#app/identity/models/user'
import { namesOf } from '#app/identity/queries/names_of'
import type { Permission } from '#app/identity/permissions'
import type { Role } from '#app/identity/roles'
import { waitingTime } from '#app/orders/waiting_time'

/** A part of the home page. Texts: `home.widgets.<key>`. */
export interface Widget {
  key: string
  /** For whom it is meant; of them, those who may. */
  roles: readonly Role[]
  permission: Permission
  /** The list behind it; `:me` stands for the id of whoever looks. */
  path: string | null
  /** `resources/views/desk/widgets/<view>`: gets what `load` gives. */
  view: 'list' | 'today' | 'steps' | 'queues' | 'errors' | 'chart' | 'channels'
  load: (viewer: User) => Promise<object>
}

export interface WidgetRow {
  href: string
  label: string
  /** The label is a key of the language files. */
  isKey: boolean
  /** What helps to recognise it, masked. */
  note: string | null
  state: { of: string; key: string } | null
  since: DateTime | null
  amountFen: Fen | null
}

/** What a `list` shows: how many there are, and the first of them. */
export interface ListContent {
  isUrgent: boolean
  /** null where there is nothing to count, as with a log. */
  count: CappedCount | null
  rows: (WidgetRow & { waiting: ReturnType<typeof waitingTime> | null })[]
}

interface ListWidget<Found> extends Omit<Widget, 'view' | 'load'> {
  isUrgent?: boolean
  isCounted?: boolean
  waiting: (viewer: User) => DatabaseQueryBuilderContract
  /** Adds the columns, the order and what has to be joined. */
  first: (query: DatabaseQueryBuilderContract) => void
  /** The users whose names a row shows. */
  people?: (found: Found) => (string | null)[]
  toRow: (
    found: Found,
    names: Record<string, string>
  ) => Partial<WidgetRow> & Pick<WidgetRow, 'href' | 'label'>
}

const ROWS = 5
const BLANK = { isKey: false, note: null, state: null, since: null, amountFen: null }

/** A widget of work that waits: its count, and the five that come first. */
export function listWidget<Found>(given: ListWidget<Found>): Widget {
  const { isUrgent = false, isCounted = true, waiting, first, toRow, people, ...widget } = given
  const load = async (viewer: User): Promise<ListContent> => {
    const query = waiting(viewer).clone().limit(ROWS)
    first(query)
    // Its columns are those that `first` selects.
    const found = (await query) as Found[]
    const names = people ? await namesOf(found.flatMap(people)) : {}
    return {
      isUrgent,
      count: isCounted ? await cappedCount(waiting(viewer)) : null,
      rows: found.map((row) => toLine({ ...BLANK, ...toRow(row, names) })),
    }
  }
  return { ...widget, view: 'list', load }
}

function toLine(row: WidgetRow) {
  return { ...row, waiting: row.since && waitingTime(row.since) }
}

export function momentOf(date: Date): DateTime {
  return DateTime.fromJSDate(date, { zone: 'utc' })
}
