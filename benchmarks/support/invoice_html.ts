import { embeddedFile } from '#app/documents/fonts/faces'
import { type TextRun, textRuns } from '#app/documents/fonts/text_runs'
import type { InvoiceFace } from '#app/documents/invoice_face'
import type { DrawItem, TextItem } from '#app/documents/layout/display_list'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { qrModules } from '#app/documents/layout/qr_modules'

/** The sheet of styles with all faces inside, for a page that prints many invoices. */
export function facesAsCss(): string {
  return (['kai', 'song', 'courier'] as const)
    .map((face) => {
      const data = embeddedFile(face).toString('base64')
      return `@font-face{font-family:${face};src:url(data:font/ttf;base64,${data})}`
    })
    .join('')
}

/** The visible invoice as a browser prints it: the same texts, lines and QR at the same places, in SVG. */
export function invoiceHtml(face: InvoiceFace): string {
  return layoutInvoice(face)
    .map(({ width, height, items }) => {
      const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`
      return `<svg ${size}>${items.map(draw).join('')}</svg>`
    })
    .join('')
}

function draw(item: DrawItem): string {
  switch (item.type) {
    case 'text':
      return text(item)
    case 'line': {
      const { x1, y1, x2, y2, width, colour } = item
      const ends = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`
      return `<line ${ends} stroke-width="${width}" stroke="rgb(${colour.join()})"/>`
    }
    case 'ellipse':
    case 'crossed_circle': {
      const { cell, width, colour } = item
      const [rx, ry] = [cell.width / 2, cell.height / 2]
      const shape = `cx="${cell.x + rx}" cy="${cell.y + ry}" rx="${rx}" ry="${ry}" fill="none"`
      return `<ellipse ${shape} stroke-width="${width}" stroke="rgb(${colour.join()})"/>`
    }
    case 'qr':
      return qr(item)
    case 'bars':
      return ''
  }
}

function text({ text: words, role, size, colour, x, y, rotation }: TextItem): string {
  const turn = rotation === undefined ? '' : ` transform="rotate(${rotation} ${x} ${y})"`
  let before = 0
  return textRuns(words, role)
    .map(({ face, text: run, width }: TextRun) => {
      const at = `x="${x + before}" y="${y}"${turn}`
      before += width * size
      const look = `font-family="${face}" font-size="${size}" fill="rgb(${colour.join()})"`
      return `<text ${at} ${look} xml:space="preserve">${escaped(run)}</text>`
    })
    .join('')
}

function qr({ cell, content }: Extract<DrawItem, { type: 'qr' }>): string {
  const modules = qrModules(content)
  const step = cell.width / modules.length
  const dark = modules.flatMap((row, y) =>
    [...row].flatMap((isDark, x) =>
      isDark ? [`M${cell.x + x * step} ${cell.y + y * step}h${step}v${step}h-${step}z`] : []
    )
  )
  return `<path d="${dark.join('')}"/>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
