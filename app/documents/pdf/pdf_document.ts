import { FontUse } from '#app/documents/fonts/font_use'
import type { DrawItem, Page } from '#app/documents/layout/display_list'
import { printedCharacters } from '#app/documents/layout/printed'
import { deflatedStream, PdfBody, pdfDate, pdfNumber, pdfText } from '#app/documents/pdf/pdf_body'
import { writeFonts } from '#app/documents/pdf/pdf_fonts'
import { PdfPen, POINTS_PER_MM } from '#app/documents/pdf/pdf_pen'

export interface Attachment {
  name: string
  type: string
  description: string
  bytes: Uint8Array
  /** ISO, UTC. */
  changedAt: string
}

/** Printed forms as compressed contents: drawn once per process or thread. */
const forms = new WeakMap<readonly DrawItem[], Buffer>()

/** A PDF of drawn pages. The same pages give the same bytes. */
export class PdfDocument {
  readonly #body = new PdfBody()
  readonly #fonts = new FontUse(printedCharacters())
  readonly #tree = this.#body.reserve()
  readonly #resources = this.#body.reserve()
  readonly #pages: number[] = []
  #attached = ''

  /** Throws MissingGlyphError. */
  addPage({ width, height, items, printed }: Page): void {
    const contents = printed ? [this.#body.addStream(this.#form(printed, height))] : []
    const pen = new PdfPen(height, this.#fonts)
    for (const item of items.slice(printed?.length ?? 0)) pen.draw(item)
    contents.push(this.#body.addStream(deflatedStream(pen.content)))
    const size = [width, height].map((side) => pdfNumber(side * POINTS_PER_MM)).join(' ')
    this.#pages.push(
      this.#body.add(
        `<< /Type /Page /Parent ${this.#tree} 0 R /MediaBox [0 0 ${size}] ` +
          `/Contents [${contents.map(reference).join(' ')}] /Resources ${this.#resources} 0 R >>`
      )
    )
  }

  attach({ name, type, description, bytes, changedAt }: Attachment): void {
    const date = pdfDate(changedAt)
    const subtype = type.replace('/', '#2F')
    const facts = `/Size ${bytes.length} /CreationDate ${date} /ModDate ${date}`
    const entries = `/Type /EmbeddedFile /Subtype /${subtype} /Params << ${facts} >>`
    const stream = this.#body.addStream(deflatedStream(bytes, entries))
    const file = this.#body.add(
      `<< /Type /Filespec /F ${pdfText(name)} /UF ${pdfText(name)} /Desc ${pdfText(description)} ` +
        `/AFRelationship /Data /EF << /F ${stream} 0 R /UF ${stream} 0 R >> >>`
    )
    this.#attached = `/AF [${file} 0 R] /Names << /EmbeddedFiles << /Names [${pdfText(name)} ${file} 0 R] >> >>`
  }

  /** `information` in the order in which it is written; values are PDF already. */
  finish(information: Record<string, string>): Buffer {
    this.#body.set(this.#resources, `<< /Font ${writeFonts(this.#body, this.#fonts)} >>`)
    const kids = this.#pages.map(reference).join(' ')
    this.#body.set(this.#tree, `<< /Type /Pages /Kids [${kids}] /Count ${this.#pages.length} >>`)
    const root = this.#body.add(
      `<< /Type /Catalog /Pages ${this.#tree} 0 R /Lang (zh-CN) ` +
        `/ViewerPreferences << /DisplayDocTitle true >> ${this.#attached} >>`
    )
    const entries = Object.entries(information).map(([key, value]) => `/${key} ${value}`)
    return this.#body.finish(root, this.#body.add(`<< ${entries.join(' ')} >>`))
  }

  #form(printed: readonly DrawItem[], height: number): Buffer {
    const known = forms.get(printed)
    if (known) return known
    const pen = new PdfPen(height, this.#fonts)
    for (const item of printed) pen.draw(item)
    const form = deflatedStream(pen.content)
    forms.set(printed, form)
    return form
  }
}

function reference(number: number): string {
  return `${number} 0 R`
}
