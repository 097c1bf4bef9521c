import type { DateTime } from 'luxon'
import { searchForm } from '#app/platform/crypto/search_text'

/** What the search of the desk looks through, and who may: the permission that its pages ask for. */
export const SEARCH_GROUPS = ['orders', 'parcels', 'invoices', 'customers', 'products'] as const
export type SearchGroup = (typeof SEARCH_GROUPS)[number]

export const VIEW_PERMISSIONS = {
  orders: 'orders.view',
  parcels: 'shipments.view',
  invoices: 'invoices.view',
  customers: 'customers.view',
  products: 'catalog.view',
} as const satisfies Record<SearchGroup, string>

/** A line of the results. Personal data in it is masked. */
export interface Found {
  href: string
  /** A number or a name. */
  name: string
  /** `search.by.<by>`: the field that matched. */
  by: string
  isExact: boolean
  state: { of: string; key: string } | null
  /** What else helps to recognise it. */
  about: string
  at: DateTime | null
}

export interface FoundGroup {
  group: SearchGroup
  rows: Found[]
  /** The list that shows all of them, where there may be more than here. */
  more: string | null
}

/** Names of people are found by the family name alone; everything else needs two characters. */
const BY_SURNAME: readonly SearchGroup[] = ['orders', 'customers']

export function isTooShortFor(group: SearchGroup, text: string): boolean {
  return Array.from(searchForm(text)).length < 2 && !BY_SURNAME.includes(group)
}

/** Groups with an exact hit first; else in the order of the menu. */
export function exactGroupsFirst(groups: FoundGroup[]): FoundGroup[] {
  const exactHits = ({ rows }: FoundGroup) => Number(rows.some(({ isExact }) => isExact))
  return groups.toSorted((one, other) => exactHits(other) - exactHits(one))
}

export function exactRowsFirst(rows: Found[]): Found[] {
  return rows.toSorted((one, other) => Number(other.isExact) - Number(one.isExact))
}
