import type { FilterField } from '#app/lists/list'

/** A choice of one of the values, each with its text at `<words>.<value>`. */
export function choice(
  name: string,
  label: string,
  words: string,
  values: readonly string[]
): FilterField {
  return {
    name,
    kind: 'select',
    label,
    blank: 'lists.any',
    options: ({ i18n }) => values.map((value) => ({ value, label: i18n.t(`${words}.${value}`) })),
  }
}

/** Whether typed text stands for a whole name or number, or for a piece of one. */
export const matchChoice: FilterField = {
  name: 'match',
  kind: 'select',
  label: 'lists.match',
  options: ({ i18n }) =>
    ['fuzzy', 'exact'].map((value) => ({ value, label: i18n.t(`lists.matches.${value}`) })),
}

/** Business days, both included. */
export function dayRange(from: string, until: string): FilterField[] {
  return [
    { name: from, kind: 'date', label: 'lists.from' },
    { name: until, kind: 'date', label: 'lists.until' },
  ]
}
