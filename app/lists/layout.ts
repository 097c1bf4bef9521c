import type { Column } from '#app/lists/list'

export const DENSITIES = ['compact', 'normal', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]

/** Which columns of a list are shown, in their order, and how close its rows stand. */
export interface Layout {
  columns: string[]
  density: Density
}

type Known = readonly Pick<Column<never>, 'key' | 'isExtra'>[]

/**
 * The layout that a list can show of one that was stored: columns that the list no longer has are left out,
 * the first one always leads, and a layout that lost all the others is the list's own again. So a stored layout
 * outlives any upgrade.
 */
export function fitLayout(columns: Known, stored: Partial<Layout> | null): Layout {
  const [first, ...others] = columns
  const chosen = new Set(stored?.columns)
  chosen.delete(first.key)
  const kept = [...chosen].filter((key) => others.some((column) => column.key === key))
  const own = others.filter(({ isExtra }) => !isExtra).map(({ key }) => key)
  return {
    columns: [first.key, ...(kept.length > 0 ? kept : own)],
    density: DENSITIES.find((density) => density === stored?.density) ?? 'normal',
  }
}

/** `status:up` moves a shown column one place to the front, `status:down` to the back; the first one stays first. */
export function moveColumn(columns: readonly string[], move: unknown): string[] {
  const [key, way] = typeof move === 'string' ? move.split(':') : []
  const from = columns.indexOf(key)
  const to = way === 'up' ? from - 1 : from + 1
  if (from < 1 || to < 1 || to >= columns.length) return [...columns]
  return columns.with(from, columns[to]).with(to, columns[from])
}
