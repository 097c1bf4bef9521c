export interface GreyPicture {
  width: number
  height: number
  /** One byte a pixel: 0 black, 255 white. */
  pixels: Buffer
}

/** Dark pixels of a picture. */
export function inkOf({ pixels }: GreyPicture, darkerThan = INK): number {
  let ink = 0
  for (const grey of pixels) if (grey < darkerThan) ink++
  return ink
}

const INK = 128
/** What another programme makes of the edge of the same stroke. */
const TRACE = 224

/**
 * How much of the ink of two pictures has no trace in the other one within a pixel, as a part of all their ink:
 * 0 for the same picture, 1 when nothing lies upon the other.
 */
export function inkApart(one: GreyPicture, other: GreyPicture): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  const ink = inkOf(one) + inkOf(other)
  return ink === 0 ? 0 : (untraced(one, other) + untraced(other, one)) / ink
}

function untraced(drawn: GreyPicture, { pixels }: GreyPicture): number {
  const { width, height } = drawn
  let lost = 0
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      if (drawn.pixels[at] < INK && !hasTrace(pixels, at, width)) lost++
    }
  return lost
}

function hasTrace(pixels: Buffer, at: number, width: number): boolean {
  for (const row of [at - width, at, at + width])
    if (pixels[row - 1] < TRACE || pixels[row] < TRACE || pixels[row + 1] < TRACE) return true
  return false
}
