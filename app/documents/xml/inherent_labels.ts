import { KIND_LABELS, TAXPAYER_LABELS } from '#app/documents/face_texts'
import type { InvoiceKind, TaxpayerKind } from '#app/documents/invoice_face'
import type { FieldReader } from '#app/documents/xml/field_reader'
import type { XmlElement } from '#app/documents/xml/xml_tree'

/** The coded labels in the header. Files of platform companies leave them empty; what then holds is an assumption. */
export class InherentLabels {
  assumed: string[] = []

  constructor(
    private labels: XmlElement | null,
    private fields: FieldReader
  ) {}

  kind(): InvoiceKind {
    return this.read<InvoiceKind>('GeneralOrSpecialVAT', 'ordinary', (code) => {
      if (code === KIND_LABELS.vat_special.code) return 'vat_special'
      return code === KIND_LABELS.ordinary.code ? 'ordinary' : null
    })
  }

  isCredit(assumed: boolean): boolean {
    return this.read('InIssuType', assumed, (code) => {
      if (code === 'N') return true
      return code === 'Y' ? false : null
    })
  }

  taxpayerKind(): TaxpayerKind {
    return this.read<TaxpayerKind>('TaxpayerType', 'general', (code) => {
      if (code === TAXPAYER_LABELS.general.code) return 'general'
      if (code === TAXPAYER_LABELS.small_scale.code) return 'small_scale'
      if (code === TAXPAYER_LABELS.transferred_small_scale.code) return 'transferred_small_scale'
      return code === TAXPAYER_LABELS.natural_person.code ? 'natural_person' : null
    })
  }

  private read<Value>(name: string, assumed: Value, pick: (code: string) => Value | null): Value {
    const code = this.fields.optional(this.labels, name, 'LabelCode')
    if (code === null) {
      this.assumed.push(name)
      return assumed
    }
    const value = pick(code)
    if (value === null) this.fields.refuse(code, 'InherentLabel', name, 'LabelCode')
    return value ?? assumed
  }
}
