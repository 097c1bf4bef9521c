import type { Box } from '#app/documents/layout/display_list'
import { imageAddress } from '#app/documents/ofd_view/view_images'
import { boxOf, short } from '#app/documents/ofd_view/view_numbers'
import { ViewPackage, type ViewPart } from '#app/documents/ofd_view/view_package'
import { ViewPen, type ViewText } from '#app/documents/ofd_view/view_page'
import { type Stamp, stampsOf } from '#app/documents/ofd_view/view_seals'
import { ViewResources } from '#app/documents/ofd_view/view_resources'
import { child, children, type XmlElement } from '#app/documents/xml/xml_tree'
import { failed, ok, type Result } from '#app/platform/result'
import { ZipTooLarge } from '#app/platform/zip/read_zip'
import { ZipBroken } from '#app/platform/zip/zip_directory'

export interface OfdPageView {
  /** Counted from 1. */
  page: number
  pages: number
  /** Millimetres. */
  width: number
  height: number
  /** What `<svg viewBox="0 0 width height">` holds: outlines of all glyphs, no text, no style, no script. */
  inner: string
  /** What stands on the page, row by row. */
  rows: string[]
}

export type OfdViewFailure =
  { type: 'too_large' } | { type: 'broken'; reason: string } | { type: 'no_page' }

/** A row is what begins within so many millimetres of height. */
const ROW = 1.5
const LARGEST_PAGE = 5_000

/**
 * Draws one page of an OFD file from its bytes. It looks the same in every browser, because all glyphs are
 * outlines. Boundaries do not cut: files of the tax platform draw a little past them.
 */
export function drawOfd(bytes: Buffer, page: number): Result<OfdPageView, OfdViewFailure> {
  try {
    const file = new ViewPackage(bytes)
    if (file.document === null) return failed({ type: 'broken', reason: 'no readable document' })
    const part = page >= 1 && page <= file.pageCount ? file.page(page - 1) : null
    return part ? ok(drawPage(file, part, page)) : failed({ type: 'no_page' })
  } catch (error) {
    if (error instanceof ZipTooLarge) return failed({ type: 'too_large' })
    if (error instanceof ZipBroken) return failed({ type: 'broken', reason: error.message })
    throw error
  }
}

/** A file of its own, for whoever wants the picture alone. */
export function standaloneSvg({ width, height, inner }: OfdPageView): string {
  const size = `width="${short(width)}mm" height="${short(height)}mm"`
  const view = `viewBox="0 0 ${short(width)} ${short(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${view}>${inner}</svg>`
}

function drawPage(file: ViewPackage, part: ViewPart, page: number): OfdPageView {
  const area = areaOf(file, part)
  const { x, y, width, height } = area
  const pen = drawnParts(file, part, 'ofd-')
  for (const [index, stamp] of stampsOf(file, part.id).entries()) drawStamp(pen, stamp, index)
  const paper = `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="#ffffff"/>`
  const inner = content(pen, area, paper)
  return { page, pages: file.pageCount, width, height, inner, rows: rowsOf(pen.texts) }
}

function drawnParts(file: ViewPackage, part: ViewPart, prefix: string): ViewPen {
  const pen = new ViewPen(file, new ViewResources(file), prefix)
  const templates = children(part.root, 'Template')
  const below = templates.filter(({ attributes }) => attributes.ZOrder !== 'Foreground')
  const above = templates.filter(({ attributes }) => attributes.ZOrder === 'Foreground')
  const drawTemplate = ({ attributes }: XmlElement) => {
    const template = file.template(attributes.TemplateID ?? '')
    if (template) pen.content(template.root)
  }
  for (const template of below) drawTemplate(template)
  pen.content(part.root)
  for (const template of above) drawTemplate(template)
  for (const annotation of file.annotations(part.id)) pen.annotation(annotation)
  return pen
}

/** A picture, or an OFD file of one page; seals upon that one are not asked for. */
function drawStamp(pen: ViewPen, { box, format, picture }: Stamp, index: number): void {
  if (format === 'png') {
    const address = imageAddress(picture)
    const image = `<image href="${address}" width="1" height="1" preserveAspectRatio="none"/>`
    if (address) pen.stamp(box, image, { width: 1, height: 1 })
    return
  }
  const file = new ViewPackage(picture)
  const part = file.pageCount > 0 ? file.page(0) : null
  if (!part) return
  const area = areaOf(file, part)
  pen.stamp(box, content(drawnParts(file, part, `ofd-seal${index}-`), area, ''), area)
}

function content(pen: ViewPen, { x, y }: Box, paper: string): string {
  const { definitions, drawn } = pen.svg()
  const isMoved = x !== 0 || y !== 0
  const [start, end] = isMoved ? [`<g transform="translate(${-x} ${-y})">`, '</g>'] : ['', '']
  return `<defs>${definitions}</defs>${start}${paper}${drawn}${end}`
}

/** The page's own area, that of its template, or that of the document (GB/T 33190-2016, 7.7). */
function areaOf(file: ViewPackage, { root }: ViewPart): Box {
  const [template] = children(root, 'Template')
  const places = [
    child(root, 'Area', 'PhysicalBox'),
    child(
      file.template(template?.attributes.TemplateID ?? '')?.root ?? null,
      'Area',
      'PhysicalBox'
    ),
    child(file.document, 'CommonData', 'PageArea', 'PhysicalBox'),
  ]
  const boxes = places.map((place) => boxOf(place?.text))
  const isSensible = ({ width, height }: { width: number; height: number }) =>
    width > 0 && height > 0 && width <= LARGEST_PAGE && height <= LARGEST_PAGE
  return (
    boxes.find((box) => box !== null && isSensible(box)) ?? { x: 0, y: 0, width: 210, height: 297 }
  )
}

function rowsOf(texts: readonly ViewText[]): string[] {
  const sorted = [...texts].sort((one, other) => one.y - other.y)
  const rows: ViewText[][] = []
  for (const text of sorted) {
    const row = rows.at(-1)
    if (row && text.y - row[0].y <= ROW) row.push(text)
    else rows.push([text])
  }
  return rows.map((row) =>
    row
      .sort((one, other) => one.x - other.x)
      .map(({ text }) => text)
      .join(' ')
  )
}
