import { SPECIAL_TAXATION_LABELS, SPECIAL_TAXATION_TYPE } from '#app/documents/face_texts'
import { SPECIAL_TAXATIONS, type SpecialTaxation } from '#app/documents/invoice_face'
import { child, children, type XmlElement } from '#app/documents/xml/xml_tree'

/** Labels that nobody here knows are passed over: the platform may add some. */
export function specialTaxation(header: XmlElement | null): SpecialTaxation[] {
  const codes = children(child(header, 'UndefinedLabel'), 'Label')
    .filter((label) => textOf(label, 'LabelType') === SPECIAL_TAXATION_TYPE)
    .flatMap((label) => textOf(label, 'LabelCode').split(','))
  return SPECIAL_TAXATIONS.filter((taxation) =>
    codes.includes(SPECIAL_TAXATION_LABELS[taxation].code)
  )
}

function textOf(label: XmlElement, name: string): string {
  return child(label, name)?.text.trim() ?? ''
}
