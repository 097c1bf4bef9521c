import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Page } from '#app/documents/layout/display_list'
import { pageTexts } from '#app/documents/pdf/pdf_page_text'
import { PdfFile } from '#app/documents/pdf/pdf_file'
import { FIRST_FONT, PdfPen, registerFaces } from '#app/documents/pdf/pdf_pen'

const POINTS_PER_MM = 72 / 25.4

/** Labels one after another, a page each. Others have their turn between two pages. */
export async function renderLabelsPdf(pages: readonly Page[], title: string): Promise<Buffer> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    font: FIRST_FONT,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Creator: 'Shuiyou', Producer: 'Shuiyou, PDFKit' },
  })
  registerFaces(doc)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const pen = new PdfPen(doc)
  for (const { width, height, items } of pages) {
    doc.addPage({ size: [width * POINTS_PER_MM, height * POINTS_PER_MM], margin: 0 })
    for (const item of items) pen.draw(item)
    await setImmediate()
  }
  const finished = once(doc, 'end')
  doc.end()
  await finished
  return Buffer.concat(chunks)
}

/** Which pages really show the number they were made for, read from the finished file. */
export function pagesThatShow(pdf: Buffer, numbers: readonly string[]): boolean[] {
  const texts = pageTexts(new PdfFile(pdf))
  return numbers.map(
    (number, index) => texts.length === numbers.length && texts[index].includes(number)
  )
}
