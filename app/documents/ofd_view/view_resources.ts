import { posix } from 'node:path'
import { numberOf, numbersOf } from '#app/documents/ofd_view/view_numbers'
import { imageAddress } from '#app/documents/ofd_view/view_images'
import type { ViewPackage } from '#app/documents/ofd_view/view_package'
import { type ViewFont, viewFont } from '#app/documents/ofd_view/view_fonts'
import { child, children, type XmlElement } from '#app/documents/xml/xml_tree'

const MOST_RELATIVES = 8

interface Named {
  element: XmlElement
  folder: string
}

/** What pages refer to by number: colours, ways of drawing, fonts and images (GB/T 33190-2016, 7.9). */
export class ViewResources {
  readonly #spaces = new Map<string, string>()
  readonly #params = new Map<string, XmlElement>()
  readonly #fonts = new Map<string, Named>()
  readonly #media = new Map<string, Named>()
  readonly #readFonts = new Map<string, ViewFont>()
  readonly #addresses = new Map<string, string | null>()

  constructor(private readonly file: ViewPackage) {
    for (const { root, folder } of file.resources()) {
      for (const element of children(child(root, 'ColorSpaces'), 'ColorSpace'))
        this.#spaces.set(element.attributes.ID ?? '', element.attributes.Type ?? 'RGB')
      for (const element of children(child(root, 'DrawParams'), 'DrawParam'))
        this.#params.set(element.attributes.ID ?? '', element)
      for (const element of children(child(root, 'Fonts'), 'Font'))
        this.#fonts.set(element.attributes.ID ?? '', { element, folder })
      for (const element of children(child(root, 'MultiMedias'), 'MultiMedia'))
        this.#media.set(element.attributes.ID ?? '', { element, folder })
    }
  }

  /** A way of drawing and those that it is based on, the nearest first. */
  drawParams(id: string | undefined): XmlElement[] {
    const found: XmlElement[] = []
    for (let next = id; next && found.length < MOST_RELATIVES;) {
      const param = this.#params.get(next)
      if (!param) break
      found.push(param)
      next = param.attributes.Relative
    }
    return found
  }

  /** `#800000`; null for patterns and gradients, which invoices have none of. */
  colour({ attributes }: XmlElement): string | null {
    const values = numbersOf(attributes.Value).map((value) => Math.min(Math.max(value, 0), 255))
    const space = this.#spaces.get(attributes.ColorSpace ?? '')
    if (values.length === 0) return null
    if (space === 'GRAY' || values.length === 1) return hex([values[0], values[0], values[0]])
    if (values.length < 4) return values.length === 3 ? hex(values) : null
    const [cyan, magenta, yellow, black] = values
    return hex([cyan, magenta, yellow].map((ink) => ((255 - ink) * (255 - black)) / 255))
  }

  font(id: string | undefined): ViewFont {
    const key = id ?? ''
    const known = this.#readFonts.get(key)
    if (known) return known
    const named = this.#fonts.get(key)
    const font = viewFont(named?.element ?? null, named ? this.#file(named, 'FontFile') : null)
    this.#readFonts.set(key, font)
    return font
  }

  /** The image as an address that carries it; null when no browser could show it. */
  image(id: string | undefined): string | null {
    const key = id ?? ''
    const known = this.#addresses.get(key)
    if (known !== undefined) return known
    const named = this.#media.get(key)
    const bytes = named ? this.#file(named, 'MediaFile') : null
    const address = bytes && imageAddress(bytes)
    this.#addresses.set(key, address)
    return address
  }

  #file({ element, folder }: Named, name: string): Buffer | null {
    const location = child(element, name)?.text.trim()
    if (!location) return null
    return this.file.bytes(
      location.startsWith('/') ? location.slice(1) : posix.join(folder, location)
    )
  }
}

/** 255 is opaque. */
export function opacityOf(alpha: string | undefined): number {
  const value = numberOf(alpha)
  return value === null ? 1 : Math.min(Math.max(value, 0), 255) / 255
}

function hex(values: number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}
