/** In CSS pixels, so that texts are drawn as large as they are seen: `full` over a whole page, `narrow` for phones. */
export const SIZES = {
  full: { width: 1120, height: 300 },
  wide: { width: 640, height: 260 },
  narrow: { width: 336, height: 260 },
} as const

export type ChartSize = keyof typeof SIZES

/** What an address asks for; anything else is `wide`. */
export function chartSize(asked: unknown): ChartSize {
  return asked === 'full' || asked === 'narrow' ? asked : 'wide'
}
