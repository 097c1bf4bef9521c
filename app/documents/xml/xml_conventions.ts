import type { TaxpayerKind, TaxTreatment } from '#app/documents/invoice_face'
import { TAXPAYER_LABELS, TREATMENT_WORDS, XML_LABELS } from '#app/documents/face_texts'

/**
 * Points of the XML that no public sample settles. A channel that knows better passes its own.
 * The reader takes every form.
 */
export interface XmlConventions {
  version: string
  taxpayerCodes: Record<TaxpayerKind, string>
  /** The label that tells how the invoice was asked for. */
  issuing: { type: string; code: string; name: string }
  /** What `TaxRate` holds when there is no percentage. */
  untaxedRates: Record<Exclude<TaxTreatment, 'taxed'>, string>
}

export const DEFAULT_CONVENTIONS: XmlConventions = {
  version: '0.33',
  taxpayerCodes: {
    general: TAXPAYER_LABELS.general.code,
    small_scale: TAXPAYER_LABELS.small_scale.code,
    transferred_small_scale: TAXPAYER_LABELS.transferred_small_scale.code,
    natural_person: TAXPAYER_LABELS.natural_person.code,
  },
  issuing: XML_LABELS.issuing,
  untaxedRates: { ...TREATMENT_WORDS, zero_rated: '0' },
}
