import { OFD_FONTS } from '#app/documents/face_texts'
import type { FaceName } from '#app/documents/fonts/faces'
import type { FontUse } from '#app/documents/fonts/font_use'
import type { Colour } from '#app/documents/layout/display_list'
import { LINE_WIDTH, RED } from '#app/documents/layout/geometry'
import { ofd, ofdPart, ofdText } from '#app/documents/ofd/ofd_xml'
import { qrPng } from '#app/documents/ofd/qr_png'
import { UNITS } from '#app/documents/ofd/unit_ids'
import type { ZipPart } from '#app/platform/zip/zip_part'

const QR_FILE = `image_${UNITS.qr}.png`
const FACES: readonly FaceName[] = ['kai', 'song', 'courier']

export function colour(element: 'FillColor' | 'StrokeColor', value: Colour): string {
  return ofd(element, { Value: value.join(' '), ColorSpace: UNITS.colourSpace })
}

/** `PublicRes.xml` and `DocumentRes.xml` (GB/T 33190-2016, 7.9) with the files that they name. */
export function resourceParts(fonts: FontUse, qr: string): ZipPart[] {
  return [
    { path: 'Doc_0/PublicRes.xml', bytes: (publicResources ??= makePublicResources()) },
    { path: 'Doc_0/DocumentRes.xml', bytes: (documentResources ??= makeDocumentResources()) },
    ...FACES.map((face) => {
      const { bytes, deflated } = fonts.subset(face)
      return { path: `Doc_0/Res/${face}.ttf`, bytes, deflated }
    }),
    { path: `Doc_0/Res/${QR_FILE}`, bytes: qrPng(qr), isDense: true },
  ]
}

let publicResources: Buffer | undefined
let documentResources: Buffer | undefined

function makePublicResources(): Buffer {
  const printed = { ID: UNITS.printed, LineWidth: LINE_WIDTH }
  const colours = [colour('FillColor', RED), colour('StrokeColor', RED)]
  return ofdPart(
    'Res',
    { BaseLoc: 'Res' },
    ofd('ColorSpaces', {}, ofd('ColorSpace', { ID: UNITS.colourSpace, Type: 'RGB' })),
    ofd('DrawParams', {}, ofd('DrawParam', printed, ...colours)),
    ofd('Fonts', {}, ...FACES.map(font))
  )
}

function makeDocumentResources(): Buffer {
  const image = ofd(
    'MultiMedia',
    { ID: UNITS.qr, Type: 'Image', Format: 'PNG' },
    ofdText('MediaFile', QR_FILE)
  )
  return ofdPart('Res', { BaseLoc: 'Res' }, ofd('MultiMedias', {}, image))
}

function font(face: FaceName): string {
  const name = OFD_FONTS[face]
  const attributes = {
    ID: UNITS[face],
    FontName: name,
    FamilyName: name,
    FixedWidth: face === 'courier' ? 'true' : null,
  }
  return ofd('Font', attributes, ofdText('FontFile', `${face}.ttf`))
}
