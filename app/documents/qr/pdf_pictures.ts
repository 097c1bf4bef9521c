import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { pagesOf, resourcesOf } from '#app/documents/pdf/pdf_page_text'
import { PdfDictionary, PdfName, PdfString, type PdfValue } from '#app/documents/pdf/pdf_values'

const MOST_PICTURES = 20
const LARGEST_SIDE = 1000
const MOST_OBLONG = 1.05
const DARK_BELOW = 128
const COLOURS: Record<string, number> = { DeviceGray: 1, CalGray: 1, DeviceRGB: 3, CalRGB: 3 }

/**
 * Square pictures of the pages, which may be symbols, as rows of pixels with dark ones true. Photographs (JPEG)
 * and other packed forms are passed over. Throws PdfSyntaxError and OutOfTime.
 */
export function* pdfPictures(file: PdfFile): Generator<boolean[][]> {
  const references = pagesOf(file).flatMap((page) => {
    const listed = file.lookUp(resourcesOf(file, page), 'XObject')
    return listed instanceof PdfDictionary ? [...listed.entries.values()] : []
  })
  for (const reference of references.slice(0, MOST_PICTURES)) {
    file.time.check()
    const pixels = picture(file, reference)
    if (pixels) yield pixels
  }
}

function picture(file: PdfFile, reference: PdfValue): boolean[][] | null {
  const [subtype, width, height, filter] = ['Subtype', 'Width', 'Height', 'Filter'].map((key) =>
    file.lookUp(reference, key)
  )
  const isPacked = [filter]
    .flat()
    .some(
      (one) => one instanceof PdfName && /^(?:DCT|JPX|JBIG2|CCITT|LZW|RunLength)/.test(one.name)
    )
  if (!(subtype instanceof PdfName) || subtype.name !== 'Image' || isPacked) return null
  if (typeof width !== 'number' || typeof height !== 'number') return null
  if (!(width >= 21 && width <= LARGEST_SIDE && height >= 21 && height <= LARGEST_SIDE)) return null
  if (Math.max(width, height) / Math.min(width, height) > MOST_OBLONG) return null
  const bits = file.lookUp(reference, 'BitsPerComponent') ?? 1
  const lightness = lightnessOf(file, reference)
  const bytes = lightness && (bits === 1 || bits === 8) ? file.stream(reference) : null
  if (!lightness || !bytes) return null
  const { colours, of } = lightness
  const stride = Math.ceil((width * colours * Number(bits)) / 8)
  const valueAt = (row: number, column: number) => {
    if (bits === 8) return bytes[row * stride + column * colours] ?? 255
    return ((bytes[row * stride + (column >> 3)] ?? 255) >> (7 - (column & 7))) & 1
  }
  if (bits === 1 && colours !== 1) return null
  return Array.from({ length: height }, (_row, row) =>
    Array.from(
      { length: width },
      (_column, column) => of(valueAt(row, column), bits === 1 ? 1 : 255) < DARK_BELOW
    )
  )
}

/** How light a value is, from 0 to 255: in shades, in colours, or by a table of colours. */
function lightnessOf(
  file: PdfFile,
  reference: PdfValue
): { colours: number; of: (value: number, most: number) => number } | null {
  const space = file.lookUp(reference, 'ColorSpace')
  const decode = file.lookUp(reference, 'Decode')
  const isInverted = Array.isArray(decode) && decode[0] === 1
  const plain = (value: number, most: number) => ((isInverted ? most - value : value) / most) * 255
  if (file.lookUp(reference, 'ImageMask') === true) return { colours: 1, of: plain }
  const [kind, base, , table] = Array.isArray(space)
    ? space.map((one) => file.resolve(one))
    : [space]
  const name = kind instanceof PdfName ? kind.name : ''
  if (name === 'ICCBased' && Array.isArray(space)) {
    const count = file.lookUp(space[1] ?? null, 'N')
    return count === 1 || count === 3 ? { colours: count, of: plain } : null
  }
  if (name !== 'Indexed') return COLOURS[name] ? { colours: COLOURS[name], of: plain } : null
  const colours = base instanceof PdfName ? (COLOURS[base.name] ?? 3) : 3
  const listed =
    table instanceof PdfString
      ? table.bytes
      : file.stream(Array.isArray(space) ? (space[3] ?? null) : null)
  return listed ? { colours: 1, of: (value) => listed[value * colours] ?? 255 } : null
}
