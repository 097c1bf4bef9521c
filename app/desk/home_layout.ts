/** How somebody has arranged their home page, as it is stored. */
export interface HomeLayout {
  /** Keys of widgets. */
  order: string[]
  hidden: string[]
}

export interface PlacedWidget {
  key: string
  isHidden: boolean
}

export const LAYOUT_ACTS = ['up', 'down', 'hide', 'show', 'reset'] as const
export type LayoutAct = (typeof LAYOUT_ACTS)[number]

/**
 * The widgets there are, in the stored order. What the layout names and nobody knows (any more) is
 * left out; what is new comes at the end, so that it is seen.
 */
export function placeWidgets(known: readonly string[], layout: HomeLayout | null): PlacedWidget[] {
  const stored = layout?.order.filter((key) => known.includes(key)) ?? []
  const order = new Set([...stored, ...known])
  return [...order].map((key) => ({ key, isHidden: layout?.hidden.includes(key) ?? false }))
}

/** The layout after one press of a button; null is the one that nobody has arranged. */
export function arrange(
  placed: readonly PlacedWidget[],
  act: LayoutAct,
  key: string
): HomeLayout | null {
  if (act === 'reset') return null
  const moved = act === 'up' || act === 'down' ? move(placed, key, act) : [...placed]
  const hides = (widget: PlacedWidget) =>
    widget.key === key && (act === 'hide' || act === 'show') ? act === 'hide' : widget.isHidden
  return {
    order: moved.map((widget) => widget.key),
    hidden: moved.filter(hides).map((widget) => widget.key),
  }
}

/** Past the next one that is shown, because hidden ones are not in sight. */
function move(placed: readonly PlacedWidget[], key: string, way: 'up' | 'down'): PlacedWidget[] {
  const shown = placed.filter(({ isHidden }) => !isHidden)
  const from = shown.findIndex((widget) => widget.key === key)
  const to = way === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= shown.length) return [...placed]
  ;[shown[from], shown[to]] = [shown[to], shown[from]]
  return [...shown, ...placed.filter(({ isHidden }) => isHidden)]
}

/** A stored value, whatever wrote it. */
export function readLayout(stored: unknown): HomeLayout | null {
  if (typeof stored !== 'object' || stored === null) return null
  const keys = (name: string): string[] => {
    const value: unknown = Reflect.get(stored, name)
    return Array.isArray(value) ? value.filter((key) => typeof key === 'string') : []
  }
  return { order: keys('order'), hidden: keys('hidden') }
}
