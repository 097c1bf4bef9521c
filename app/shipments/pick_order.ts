interface Placed {
  sku: string
  /** `A-2-10`: read piece by piece, numbers as numbers. */
  bin: string | null
}

/** The way along the shelves: by bin, then by SKU; what has no place comes last. */
export function byPlace(one: Placed, other: Placed): number {
  if ((one.bin === null) !== (other.bin === null)) return one.bin === null ? 1 : -1
  return natural(one.bin ?? '', other.bin ?? '') || natural(one.sku, other.sku)
}

function natural(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' })
}
