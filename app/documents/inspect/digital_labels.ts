import { KIND_LABELS, SAMPLE_WORD, TAXPAYER_LABELS } from '#app/documents/face_texts'
import type { InvoiceKind, TaxpayerKind } from '#app/documents/invoice_face'
import type { LenientValues } from '#app/documents/inspect/lenient_values'
import { child, children, type XmlElement } from '#app/documents/xml/xml_tree'

export function kind(labels: XmlElement | null, values: LenientValues): InvoiceKind | null {
  const path = ['GeneralOrSpecialVAT', 'LabelCode']
  const code = values.text(labels, ...path)
  if (code === null) return null
  if (code === KIND_LABELS.vat_special.code) return 'vat_special'
  return code === KIND_LABELS.ordinary.code ? 'ordinary' : values.refuse(path, code)
}

export function isCredit(labels: XmlElement | null, values: LenientValues): boolean | null {
  const path = ['InIssuType', 'LabelCode']
  const code = values.text(labels, ...path)
  if (code === null || code === 'Y') return code === null ? null : false
  return code === 'N' ? true : values.refuse(path, code)
}

export function taxpayerKind(
  labels: XmlElement | null,
  values: LenientValues
): TaxpayerKind | null {
  const path = ['TaxpayerType', 'LabelCode']
  const code = values.text(labels, ...path)
  if (code === null) return null
  const kinds: TaxpayerKind[] = [
    'general',
    'small_scale',
    'transferred_small_scale',
    'natural_person',
  ]
  return kinds.find((one) => TAXPAYER_LABELS[one].code === code) ?? values.refuse(path, code)
}

export function isSample(header: XmlElement | null, remark: string | null): boolean {
  const labels = children(child(header, 'UndefinedLabel'), 'Label')
  const names = labels.map((label) => child(label, 'LabelName')?.text ?? '')
  return (
    names.some((name) => name.includes(SAMPLE_WORD)) || Boolean(remark?.startsWith(SAMPLE_WORD))
  )
}
