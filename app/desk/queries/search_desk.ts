import { findInGroup } from '#app/desk/queries/find_in_group'
import {
  exactGroupsFirst,
  type FoundGroup,
  isTooShortFor,
  type SearchGroup,
} from '#app/desk/search_groups'

export interface DeskSearch {
  /** Groups in which something was found. */
  found: FoundGroup[]
  /** Groups that a single character cannot search. */
  tooShort: SearchGroup[]
}

/** Looks for one text through those parts of the house that the viewer may see. */
export async function searchDesk(text: string, groups: SearchGroup[]): Promise<DeskSearch> {
  if (text === '') return { found: [], tooShort: [] }
  const tooShort = groups.filter((group) => isTooShortFor(group, text))
  const asked = groups.filter((group) => !tooShort.includes(group))
  const found = await Promise.all(asked.map((group) => findInGroup(group, text)))
  return { found: exactGroupsFirst(found.filter(({ rows }) => rows.length > 0)), tooShort }
}
