import { numberOf, short } from '#app/documents/ofd_view/view_numbers'
import { opacityOf, type ViewResources } from '#app/documents/ofd_view/view_resources'
import { child, type XmlElement } from '#app/documents/xml/xml_tree'

const BLACK = '#000000'
/** GB/T 33190-2016, 8.2: what holds when nothing is said, in millimetres. */
const LINE_WIDTH = 0.353
const JOINS = ['Bevel', 'Round']
const CAPS = ['Round', 'Square']

/** Where an object looks for its colours: itself, its own way of drawing, that of its layer. */
export class ViewStyle {
  readonly #places: XmlElement[]

  constructor(
    private readonly object: XmlElement,
    layerParam: string | undefined,
    private readonly resources: ViewResources
  ) {
    this.#places = [
      object,
      ...resources.drawParams(object.attributes.DrawParam),
      ...resources.drawParams(layerParam),
    ]
  }

  /** Of a text: black unless it is said otherwise. */
  ofText(): string {
    const isFilled = this.object.attributes.Fill !== 'false'
    return this.#fill(isFilled ? (this.#colour('FillColor') ?? BLACK) : null) + this.#opacity()
  }

  /** Of a path: its line is black, its area is empty unless a colour is given. */
  ofPath(): string {
    const { Stroke, Fill, Rule } = this.object.attributes
    const fill = this.#fill(Fill === 'true' ? this.#colour('FillColor') : null)
    const rule = Rule === 'Even-Odd' ? ' fill-rule="evenodd"' : ''
    const stroke = Stroke === 'false' ? '' : this.#stroke()
    return fill + rule + stroke + this.#opacity()
  }

  ofImage(): string {
    return this.#opacity()
  }

  #stroke(): string {
    const width = Math.max(numberOf(this.#attribute('LineWidth')) ?? LINE_WIDTH, 0)
    const [join, cap] = [this.#attribute('Join'), this.#attribute('Cap')]
    const parts = [` stroke="${this.#colour('StrokeColor') ?? BLACK}"`]
    parts.push(` stroke-width="${short(width)}"`)
    if (join && JOINS.includes(join)) parts.push(` stroke-linejoin="${join.toLowerCase()}"`)
    if (cap && CAPS.includes(cap)) parts.push(` stroke-linecap="${cap.toLowerCase()}"`)
    return parts.join('')
  }

  #fill(colour: string | null): string {
    return ` fill="${colour ?? 'none'}"`
  }

  #colour(name: 'FillColor' | 'StrokeColor'): string | null {
    const found = this.#places.map((place) => child(place, name)).find((one) => one !== null)
    return found ? this.resources.colour(found) : null
  }

  #attribute(name: string): string | undefined {
    return this.#places.map(({ attributes }) => attributes[name]).find((value) => value)
  }

  #opacity(): string {
    const opacity = opacityOf(this.object.attributes.Alpha)
    return opacity < 1 ? ` opacity="${short(opacity)}"` : ''
  }
}
