import type { List } from '#app/lists/list'
import { decodePlace, type Place, placeOfDay } from '#app/lists/place'
import { clock } from '#app/platform/clock'
import { typedDay } from '#app/platform/forms/typed_day'

/** What an address asks a list for. */
export interface ListQuestion<Filters> {
  filters: Filters
  /** A key of the list's sorts. */
  sort: string
  isDescending: boolean
  place: Place | null
  /** As it came, for lists that are searched. */
  cursor: unknown
  /** The day that was jumped to. */
  day: string | null
  isSearch: boolean
}

/** What cannot be read is left out, so that a link never fails. */
export function readListQuestion<Row extends { id: string }, Filters>(
  list: List<Row, Filters>,
  asked: Record<string, unknown>
): ListQuestion<Filters> {
  const filters = list.readFilters(asked)
  const isSearch = list.search?.isAsked(filters) ?? false
  const day = list.days && !isSearch ? typedDay(asked.day) : null
  const order = day ? daysOrder(list) : readOrder(list, asked.sort)
  const isDescending = order.startsWith('-')
  const place =
    decodePlace(asked.after, order) ??
    (day ? placeOfDay(clock.businessDayRange(day), isDescending) : null)
  const sort = order.replace(/^-/, '')
  return { filters, sort, isDescending, place, cursor: asked.after, day, isSearch }
}

/** The order of an address, as it writes it: `-placed`. */
export function orderText({ sort, isDescending }: { sort: string; isDescending: boolean }): string {
  return `${isDescending ? '-' : ''}${sort}`
}

/** The day of a list moves along its own order when that is one of days, else newest first. */
function daysOrder({ days = '', order }: { days?: string; order: string }): string {
  return order.replace(/^-/, '') === days ? order : `-${days}`
}

function readOrder(
  { sorts, order }: { sorts: Readonly<Record<string, unknown>>; order: string },
  asked: unknown
): string {
  if (typeof asked !== 'string') return order
  return Object.hasOwn(sorts, asked.replace(/^-/, '')) ? asked : order
}
