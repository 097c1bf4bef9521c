/** In CSS pixels, so that texts are drawn as large as they are seen; `narrow` is for phones. */
export const SIZES = {
  wide: { width: 640, height: 260 },
  narrow: { width: 336, height: 260 },
} as const

export type ChartSize = keyof typeof SIZES
