import { type Page, shelfOf } from '#app/help/library'
import { topicsFor } from '#app/help/topics'

interface Reader {
  isStaff: boolean
  roles: readonly string[]
}

export interface HelpGroup {
  group: string
  pages: Page[]
}

/** The articles that somebody may read, by group; of the beginnings those of their own roles first. */
export function helpGroups(reader: Reader | null, locale: string): HelpGroup[] {
  const shelf = shelfOf(locale)
  const groups = new Map<string, Page[]>()
  for (const { key, group } of topicsFor(reader)) {
    const page = shelf.get(key)
    if (page) groups.set(group, [...(groups.get(group) ?? []), page])
  }
  const own = new Set(reader?.roles.map((role) => `start-${role}`))
  return [...groups].map(([group, pages]) => ({
    group,
    pages: pages.toSorted((one, other) => Number(own.has(other.key)) - Number(own.has(one.key))),
  }))
}
