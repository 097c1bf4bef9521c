import type { Box } from '#app/documents/layout/display_list'
import { boxOf, matrixOf, short } from '#app/documents/ofd_view/view_numbers'
import type { ViewPackage } from '#app/documents/ofd_view/view_package'
import { pathData } from '#app/documents/ofd_view/view_paths'
import type { ViewResources } from '#app/documents/ofd_view/view_resources'
import { ViewStyle } from '#app/documents/ofd_view/view_style'
import { glyphTransform, placedGlyphs } from '#app/documents/ofd_view/view_texts'
import { child, children, localName, type XmlElement } from '#app/documents/xml/xml_tree'
import { ZipTooLarge } from '#app/platform/zip/read_zip'

const MOST_OBJECTS = 20_000
const MOST_CHARACTERS = 4 * 1024 * 1024

/** A text of a page and where it begins, for those who cannot see it. */
export interface ViewText {
  x: number
  y: number
  text: string
}

/** Draws the objects of one page into SVG: outlines once, then used. Nothing of a file is copied unread. */
export class ViewPen {
  readonly texts: ViewText[] = []
  readonly #outlines = new Map<string, { id: string; data: string }>()
  readonly #drawn: string[] = []
  #objects = 0
  #characters = 0

  constructor(
    private readonly file: ViewPackage,
    private readonly resources: ViewResources,
    /** Begins the names of outlines: those of a seal are others than those of its page. */
    private readonly prefix: string
  ) {}

  /** A page, a template or a layer and everything in it. */
  content(root: XmlElement): void {
    for (const layer of children(child(root, 'Content'), 'Layer'))
      this.objects(layer, layer.attributes.DrawParam)
  }

  objects(parent: XmlElement, param: string | undefined): void {
    for (const object of parent.children) this.#object(object, param)
  }

  /** The picture of an annotation lies in a box of its own (GB/T 33190-2016, 15.2). */
  annotation(annotation: XmlElement): void {
    const appearance = child(annotation, 'Appearance')
    if (!appearance || annotation.attributes.Visible === 'false') return
    const box = boxOf(appearance.attributes.Boundary)
    this.#write(`<g transform="translate(${short(box?.x ?? 0)} ${short(box?.y ?? 0)})">`)
    this.objects(appearance, undefined)
    this.#write('</g>')
  }

  /** A seal covers nothing: it makes darker what lies below. */
  stamp({ x, y, width, height }: Box, content: string, view: Pick<Box, 'width' | 'height'>): void {
    const place = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`
    const box = `viewBox="0 0 ${short(view.width)} ${short(view.height)}"`
    this.#write(`<g class="ofd-darken"><svg ${place} ${box} preserveAspectRatio="none">`)
    this.#write(`${content}</svg></g>`)
  }

  svg(): { definitions: string; drawn: string } {
    const outlines = [...this.#outlines.values()]
    return {
      definitions: outlines.map(({ id, data }) => `<path id="${id}" d="${data}"/>`).join(''),
      drawn: this.#drawn.join(''),
    }
  }

  #object(object: XmlElement, param: string | undefined): void {
    if (++this.#objects > MOST_OBJECTS) throw new ZipTooLarge('too many objects')
    if (this.#objects % 100 === 0) this.file.hurry()
    const style = new ViewStyle(object, param, this.resources)
    switch (localName(object)) {
      case 'TextObject':
        return this.#placed(object, this.#text(object, style))
      case 'PathObject':
        return this.#placed(object, this.#path(object, style))
      case 'ImageObject':
        return this.#placed(object, this.#image(object, style))
      case 'PageBlock':
        return this.objects(object, param)
      default:
    }
  }

  #placed({ attributes }: XmlElement, content: string): void {
    if (!content) return
    const box = boxOf(attributes.Boundary)
    const matrix = matrixOf(attributes.CTM)
    const move = `translate(${short(box?.x ?? 0)} ${short(box?.y ?? 0)})`
    const darkens = attributes.BlendMode === 'Darken' ? ' class="ofd-darken"' : ''
    this.#write(`<g transform="${move}${matrix ? ` ${matrix}` : ''}"${darkens}>${content}</g>`)
  }

  #text(object: XmlElement, style: ViewStyle): string {
    const glyphs = placedGlyphs(object, this.resources.font(object.attributes.Font))
    const box = boxOf(object.attributes.Boundary)
    const text = children(object, 'TextCode').map((code) => code.text)
    if (text.join('').trim())
      this.texts.push({ x: box?.x ?? 0, y: box?.y ?? 0, text: text.join('').trim() })
    const uses = glyphs.map((glyph) => {
      const id = this.#outline(glyph.outline.key, glyph.outline.data)
      return `<use href="#${id}" transform="${glyphTransform(glyph)}"/>`
    })
    return uses.length > 0 ? `<g${style.ofText()}>${uses.join('')}</g>` : ''
  }

  #path(object: XmlElement, style: ViewStyle): string {
    const data = pathData(child(object, 'AbbreviatedData')?.text ?? '')
    return data && `<path d="${data}"${style.ofPath()}/>`
  }

  /** An image fills a square of one by one, which its matrix brings to its size. */
  #image(object: XmlElement, style: ViewStyle): string {
    const address = this.resources.image(object.attributes.ResourceID)
    const box = object.attributes.CTM ? null : boxOf(object.attributes.Boundary)
    const size = `width="${short(box?.width ?? 1)}" height="${short(box?.height ?? 1)}"`
    const look = `${size} preserveAspectRatio="none"${style.ofImage()}`
    return address ? `<image href="${address}" ${look}/>` : ''
  }

  #outline(key: string, data: string): string {
    const known = this.#outlines.get(key)
    if (known) return known.id
    const id = `${this.prefix}${key}`
    this.#count(data)
    this.#outlines.set(key, { id, data })
    return id
  }

  #write(text: string): void {
    this.#count(text)
    this.#drawn.push(text)
  }

  #count({ length }: string): void {
    this.#characters += length
    if (this.#characters > MOST_CHARACTERS) throw new ZipTooLarge('too much to draw')
  }
}
