import { posix } from 'node:path'
import { OFD_LIMITS, ofdPlace } from '#app/documents/inspect/ofd_package'
import { child, children, parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { ZipReader, ZipTooLarge } from '#app/platform/zip/read_zip'

const MOST_PAGES = 400
const MILLISECONDS = 5_000

/** A page or a template: its content and the folder that its names start from. */
export interface ViewPart {
  id: string
  root: XmlElement
}

/** An OFD package as far as it is drawn (GB/T 33190-2016, 7). Throws ZipBroken and ZipTooLarge. */
export class ViewPackage {
  readonly entrance: XmlElement | null
  readonly document: XmlElement | null
  readonly #zip: ZipReader
  readonly #deadline = performance.now() + MILLISECONDS
  readonly #folder: string

  constructor(bytes: Buffer) {
    this.#zip = new ZipReader(bytes, OFD_LIMITS)
    this.entrance = child(this.tree('OFD.xml'), 'DocBody')
    const root = ofdPlace('', child(this.entrance, 'DocRoot')?.text ?? '')
    this.document = root ? this.tree(root) : null
    this.#folder = posix.dirname(root)
  }

  get pageCount(): number {
    return Math.min(this.#pages().length, MOST_PAGES)
  }

  /** Counted from 0. */
  page(index: number): ViewPart | null {
    const page = this.#pages().at(index)
    return page ? this.#part(page) : null
  }

  template(id: string): ViewPart | null {
    const templates = children(child(this.document, 'CommonData'), 'TemplatePage')
    const template = templates.find(({ attributes }) => attributes.ID === id)
    return template ? this.#part(template) : null
  }

  /** What was put upon a page (GB/T 33190-2016, 15). */
  annotations(pageId: string): XmlElement[] {
    const path = ofdPlace(this.#folder, child(this.document, 'Annotations')?.text ?? '')
    const pages = children(path ? this.tree(path) : null, 'Page')
    return pages
      .filter(({ attributes }) => attributes.PageID === pageId)
      .flatMap((page) => {
        const location = child(page, 'FileLoc')?.text ?? ''
        const places = [posix.dirname(path), this.#folder].map((from) => ofdPlace(from, location))
        const place = places.find((one) => one && this.#zip.has(one))
        return children(place ? this.tree(place) : null, 'Annot')
      })
  }

  /** Lists of resources, each with the folder of its files. */
  resources(): { root: XmlElement; folder: string }[] {
    const common = child(this.document, 'CommonData')
    const named = [...children(common, 'PublicRes'), ...children(common, 'DocumentRes')]
    return named.flatMap(({ text }) => {
      const path = ofdPlace(this.#folder, text)
      const root = path ? this.tree(path) : null
      if (!root) return []
      return [{ root, folder: ofdPlace(posix.dirname(path), root.attributes.BaseLoc || '.') }]
    })
  }

  tree(path: string): XmlElement | null {
    const bytes = this.bytes(path)
    const parsed = bytes && parseXml(bytes)
    return parsed?.ok ? parsed.value : null
  }

  bytes(path: string): Buffer | null {
    this.hurry()
    return this.#zip.read(path)
  }

  /** Throws when the time for one page is over. */
  hurry(): void {
    if (performance.now() > this.#deadline) throw new ZipTooLarge('too slow')
  }

  #pages(): XmlElement[] {
    return children(child(this.document, 'Pages'), 'Page')
  }

  #part({ attributes }: XmlElement): ViewPart | null {
    const path = ofdPlace(this.#folder, attributes.BaseLoc ?? '')
    const root = path ? this.tree(path) : null
    return root && { id: attributes.ID ?? '', root }
  }
}
