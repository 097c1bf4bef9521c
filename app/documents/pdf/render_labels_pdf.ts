import { setImmediate } from 'node:timers/promises'
import type { Page } from '#app/documents/layout/display_list'
import { pdfText } from '#app/documents/pdf/pdf_body'
import { PdfDocument } from '#app/documents/pdf/pdf_document'
import { pageTexts } from '#app/documents/pdf/pdf_page_text'
import { PdfFile } from '#app/documents/pdf/pdf_file'

/** Labels one after another, a page each. Others have their turn between two pages. */
export async function renderLabelsPdf(pages: readonly Page[], title: string): Promise<Buffer> {
  const document = new PdfDocument()
  for (const page of pages) {
    document.addPage(page)
    await setImmediate()
  }
  return document.finish({
    Title: pdfText(title),
    Creator: pdfText('Shuiyou'),
    Producer: pdfText('Shuiyou'),
  })
}

/** Which pages really show the number they were made for, read from the finished file. */
export function pagesThatShow(pdf: Buffer, numbers: readonly string[]): boolean[] {
  const texts = pageTexts(new PdfFile(pdf))
  return numbers.map(
    (number, index) => texts.length === numbers.length && texts[index].includes(number)
  )
}
