import { posix } from 'node:path'
import { ofdCharacters, textObjects } from '#app/documents/placed_text/ofd_characters'
import type { PlacedCharacter } from '#app/documents/placed_text/placed_rows'
import { TimeLimit } from '#app/documents/inspect/time_limit'
import { child, children, parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { ZipReader } from '#app/platform/zip/read_zip'

const MEBIBYTE = 1024 * 1024
export const OFD_LIMITS = {
  entries: 2000,
  partBytes: 8 * MEBIBYTE,
  allBytes: 32 * MEBIBYTE,
  ratio: 100,
}
const MOST_PAGES = 400
const MOST_ATTACHMENTS = 20
const MOST_PICTURES = 10

/** The parts of an OFD package (GB/T 33190-2016, 7) that say something of an invoice. Throws ZipBroken and ZipTooLarge. */
export class OfdPackage {
  /** Parts that are named and missing, or not well-formed. */
  readonly unreadParts: string[] = []
  readonly #zip: ZipReader
  readonly #entrance: XmlElement | null
  readonly #document: XmlElement | null
  readonly #folder: string
  readonly #trees = new Map<string, XmlElement | null>()

  /** How many documents there are. */
  readonly bodies: number

  /** `body`: which of its documents, counted from 0. */
  constructor(
    bytes: Buffer,
    body = 0,
    readonly time = new TimeLimit()
  ) {
    this.#zip = new ZipReader(bytes, OFD_LIMITS)
    const bodies = children(this.#tree('OFD.xml'), 'DocBody')
    this.bodies = bodies.length
    this.#entrance = bodies.at(body) ?? null
    const root = ofdPlace('', child(this.#entrance, 'DocRoot')?.text ?? '')
    this.#document = root ? this.#tree(root) : null
    this.#folder = posix.dirname(root)
  }

  get isReadable(): boolean {
    return this.#document !== null
  }

  /** `CustomDatas` of `OFD.xml`, by name. */
  customData(): Map<string, string> {
    const data = children(child(this.#entrance, 'DocInfo', 'CustomDatas'), 'CustomData')
    return new Map(data.map(({ attributes, text }) => [attributes.Name ?? '', text.trim()]))
  }

  attachments(): Buffer[] {
    return this.#listed('Attachments', 'Attachment')
      .slice(0, MOST_ATTACHMENTS)
      .flatMap((path) => this.#bytes(path) ?? [])
  }

  /** PNG files of the package, one after the other. */
  *pictures(): Generator<Buffer> {
    const paths = this.#zip.paths.filter((path) => path.toLowerCase().endsWith('.png'))
    for (const path of paths.slice(0, MOST_PICTURES)) {
      const bytes = this.#bytes(path)
      if (bytes) yield bytes
    }
  }

  customTags(): XmlElement[] {
    return this.#listed('CustomTags', 'CustomTag').flatMap((path) => this.#tree(path) ?? [])
  }

  /** Texts of a page by `page:object`; those of templates, which nothing refers to, by other keys. */
  texts(): Map<string, string> {
    const texts = new Map<string, string>()
    const note = (key: string, tree: XmlElement | null) => {
      this.time.check()
      for (const object of textObjects(tree)) {
        const codes = children(object, 'TextCode').map(({ text }) => text)
        texts.set(`${key}:${object.attributes.ID}`, codes.join(''))
      }
    }
    for (const one of this.#listedPages(this.#templates())) note(`template ${one.id}`, one.tree)
    for (const one of this.#listedPages(this.#pages())) note(one.id, one.tree)
    return texts
  }

  /** What each page shows, its templates included. */
  placed(): PlacedCharacter[][] {
    const templates = this.#listedPages(this.#templates())
    return this.#listedPages(this.#pages()).map(({ tree }) => {
      this.time.check()
      const used = children(tree, 'Template').map(({ attributes }) => attributes.TemplateID)
      const below = templates.filter(({ id }) => used.includes(id))
      return [...below.map((one) => one.tree), tree].flatMap(ofdCharacters)
    })
  }

  #pages(): XmlElement[] {
    return children(child(this.#document, 'Pages'), 'Page')
  }

  #templates(): XmlElement[] {
    return children(child(this.#document, 'CommonData'), 'TemplatePage')
  }

  #listedPages(listed: readonly XmlElement[]): { id: string; tree: XmlElement | null }[] {
    return listed.slice(0, MOST_PAGES).map(({ attributes: { ID, BaseLoc } }) => {
      const path = ofdPlace(this.#folder, BaseLoc ?? '')
      return { id: ID ?? '', tree: path ? this.#tree(path) : null }
    })
  }

  /** Files that a list of the document names, each beside the list or below the document. */
  #listed(list: string, entry: string): string[] {
    const path = ofdPlace(this.#folder, child(this.#document, list)?.text ?? '')
    if (!path) return []
    const locations = children(this.#tree(path), entry).map(
      (one) => child(one, 'FileLoc')?.text ?? ''
    )
    return locations.flatMap((location) => {
      const places = [ofdPlace(posix.dirname(path), location), ofdPlace(this.#folder, location)]
      return places.find((one) => one && this.#zip.has(this.#spelled(one))) ?? places[0] ?? []
    })
  }

  #tree(path: string): XmlElement | null {
    const known = this.#trees.get(path)
    if (known !== undefined) return known
    const bytes = this.#bytes(path)
    const parsed = bytes && parseXml(bytes)
    if (parsed?.ok === false) this.unreadParts.push(path)
    const tree = parsed?.ok ? parsed.value : null
    this.#trees.set(path, tree)
    return tree
  }

  #bytes(path: string): Buffer | null {
    this.time.check()
    const bytes = this.#zip.read(this.#spelled(path))
    if (bytes === null) this.unreadParts.push(path)
    return bytes
  }

  /** Some programs name a part in other letters than they store it under. */
  #spelled(path: string): string {
    if (this.#zip.has(path)) return path
    const wanted = path.toLowerCase()
    return this.#zip.paths.find((one) => one.toLowerCase() === wanted) ?? path
  }
}

/** ST_Loc (GB/T 33190-2016, 7.3): from the root of the package or relative; empty when it leads out of it. */
export function ofdPlace(folder: string, location: string): string {
  const plain = location.trim()
  if (!plain) return ''
  const path = posix.normalize(plain.startsWith('/') ? plain.slice(1) : posix.join(folder, plain))
  return path.startsWith('..') ? '' : path
}
