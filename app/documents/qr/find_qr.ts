import { operations } from '#app/documents/pdf/pdf_operations'
import { pageContents } from '#app/documents/pdf/pdf_page_text'
import type { PdfFile } from '#app/documents/pdf/pdf_file'
import { pdfPictures } from '#app/documents/qr/pdf_pictures'
import { darkPixels } from '#app/documents/qr/png_pixels'
import { readQr } from '#app/documents/qr/read_qr'

const FINDER = 7
const LARGEST = 57
const FEWEST_BARS = 50
const MOST_BARS = 5_000

interface Bar {
  x: number
  y: number
  width: number
  height: number
}

/** The text of the symbol that fills a PNG; null when there is none that can be read. */
export function qrOfPng(png: Buffer): string | null {
  const pixels = darkPixels(png)
  return pixels && qrOfPixels(pixels)
}

/** `pixels`: rows, dark ones true, with nothing but a light border around the symbol. */
export function qrOfPixels(pixels: readonly boolean[][]): string | null {
  const top = pixels.findIndex((row) => row.includes(true))
  if (top < 0) return null
  const left = pixels[top].indexOf(true)
  const end = pixels[top].indexOf(false, left)
  const module = (end - left) / FINDER
  const size = Math.round((pixels[top].lastIndexOf(true) + 1 - left) / module)
  if (!(module >= 1) || size > LARGEST) return null
  const at = (index: number) => Math.floor((index + 0.5) * module)
  const places = Array.from({ length: size }, (_, index) => at(index))
  return readQr(
    places.map((row) => places.map((column) => Boolean(pixels[top + row]?.[left + column])))
  )
}

/** Symbols that are drawn as bars, as our own files do it, and those in pictures. Throws PdfSyntaxError. */
export function qrsOfPdf(file: PdfFile): string[] {
  const drawn = pageContents(file).flatMap((content) =>
    barsTogether(content, file.time).flatMap((bars) => qrOfBars(bars) ?? [])
  )
  const pictured = [...pdfPictures(file).map(qrOfPixels)].filter((text) => text !== null)
  return [...drawn, ...pictured]
}

/** Rectangles that are filled in one go. */
function barsTogether(content: Buffer, time: PdfFile['time']): Bar[][] {
  const found: Bar[][] = []
  let bars: Bar[] = []
  for (const { operator, operands } of operations(content, time)) {
    const numbers = operands.filter((one) => typeof one === 'number')
    if (operator === 're' && numbers.length === 4) {
      const [x, y, width, height] = numbers
      bars.push({ x, y, width, height })
      continue
    }
    if (bars.length >= FEWEST_BARS && bars.length <= MOST_BARS) found.push(bars)
    if (!['rg', 'g', 'k', 'cs', 'sc', 'scn'].includes(operator)) bars = []
  }
  return found
}

function qrOfBars(bars: readonly Bar[]): string | null {
  const module = Math.min(...bars.map(({ height }) => height))
  const left = Math.min(...bars.map(({ x }) => x))
  const top = Math.min(...bars.map(({ y }) => y))
  const size = Math.round((Math.max(...bars.map(({ x, width }) => x + width)) - left) / module)
  if (!(module > 0) || size > LARGEST) return null
  const rows = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const { x, y, width } of bars) {
    const row = rows[Math.round((y - top) / module)]
    const start = Math.round((x - left) / module)
    row?.fill(true, start, start + Math.round(width / module))
  }
  return readQr(rows)
}
