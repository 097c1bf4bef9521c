import { OFD_FONTS } from '#app/documents/face_texts'
import type { FaceName } from '#app/documents/fonts/faces'
import { subsetFont } from '#app/documents/fonts/subset_font'
import type { Colour } from '#app/documents/layout/display_list'
import { LINE_WIDTH, RED } from '#app/documents/layout/geometry'
import { ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { qrPng } from '#app/documents/ofd/qr_png'
import type { UnitIds } from '#app/documents/ofd/unit_ids'
import type { ZipPart } from '#app/platform/zip/write_zip'

interface UsedFont {
  id: number
  characters: Set<string>
}

/** What objects refer to by number: noted while pages are drawn, written afterwards. */
export class OfdResources {
  readonly colourSpace: number
  /** Lines and labels that are printed before an invoice is filled in. */
  readonly printed: number
  #fonts = new Map<FaceName, UsedFont>()
  #images = new Map<string, number>()

  constructor(private readonly ids: UnitIds) {
    this.colourSpace = ids.next()
    this.printed = ids.next()
  }

  /** Notes that the characters are drawn in the face. */
  font(face: FaceName, text: string): number {
    const used = this.#fonts.get(face) ?? { id: this.ids.next(), characters: new Set() }
    for (const character of text) used.characters.add(character)
    this.#fonts.set(face, used)
    return used.id
  }

  qr(content: string): number {
    const id = this.#images.get(content) ?? this.ids.next()
    this.#images.set(content, id)
    return id
  }

  colour(element: 'FillColor' | 'StrokeColor', colour: Colour): string {
    return ofd(element, { Value: colour.join(' '), ColorSpace: this.colourSpace })
  }

  /** `PublicRes.xml` and `DocumentRes.xml` (GB/T 33190-2016, 7.9) with the files that they name. */
  parts(): ZipPart[] {
    const fonts = [...this.#fonts]
    const images = [...this.#images]
    return [
      { path: 'Doc_0/PublicRes.xml', bytes: this.#publicResources() },
      { path: 'Doc_0/DocumentRes.xml', bytes: this.#documentResources() },
      ...fonts.map(([face, { characters }]) => ({
        path: `Doc_0/Res/${face}.ttf`,
        bytes: subsetFont(face, characters),
      })),
      ...images.map(([content, id]) => ({
        path: `Doc_0/Res/image_${id}.png`,
        bytes: qrPng(content),
      })),
    ]
  }

  #publicResources(): Buffer {
    const printed = { ID: this.printed, LineWidth: LINE_WIDTH }
    const colours = [this.colour('FillColor', RED), this.colour('StrokeColor', RED)]
    const fonts = [...this.#fonts].map(([face, { id }]) => font(face, id))
    return ofdPart(
      'Res',
      { BaseLoc: 'Res' },
      ofd('ColorSpaces', {}, ofd('ColorSpace', { ID: this.colourSpace, Type: 'RGB' })),
      ofd('DrawParams', {}, ofd('DrawParam', printed, ...colours)),
      ofd('Fonts', {}, ...fonts)
    )
  }

  #documentResources(): Buffer {
    const images = [...this.#images.values()].map((id) =>
      ofd(
        'MultiMedia',
        { ID: id, Type: 'Image', Format: 'PNG' },
        ofdText('MediaFile', `image_${id}.png`)
      )
    )
    return ofdPart('Res', { BaseLoc: 'Res' }, ofd('MultiMedias', {}, ...images))
  }
}

function font(face: FaceName, id: number): string {
  const name = OFD_FONTS[face]
  const attributes = {
    ID: id,
    FontName: name,
    FamilyName: name,
    FixedWidth: face === 'courier' ? 'true' : null,
  }
  return ofd('Font', attributes, ofdText('FontFile', `${face}.ttf`))
}
