import { TREATMENT_WORDS } from '#app/documents/face_texts'
import type { FaceLine, Party, TaxTreatment } from '#app/documents/invoice_face'
import type { FieldReader } from '#app/documents/xml/field_reader'
import type { XmlElement } from '#app/documents/xml/xml_tree'

export function readParty(
  role: 'Seller' | 'Buyer',
  side: XmlElement | null,
  fields: FieldReader
): Party {
  return {
    name: fields.text(side, `${role}Name`),
    taxpayerId: fields.optional(side, `${role}IdNum`),
    address: fields.optional(side, `${role}Addr`),
    phone: fields.optional(side, `${role}TelNum`),
    bankName: fields.optional(side, `${role}BankName`),
    bankAccount: fields.optional(side, `${role}BankAccNum`),
  }
}

export function readLine(item: XmlElement, fields: FieldReader): FaceLine {
  return {
    name: fields.text(item, 'ItemName'),
    spec: fields.optional(item, 'SpecMod'),
    unit: fields.optional(item, 'MeaUnits'),
    quantity: fields.decimal(item, 'Quantity'),
    unitPriceExclTax: fields.decimal(item, 'UnPrice'),
    netFen: fields.amount(item, 'Amount'),
    ...rate(item, fields),
    deductionFen: null,
    taxFen: fields.amount(item, 'ComTaxAm'),
    totalFen: fields.amount(item, 'TotaltaxIncludedAmount'),
    taxClassCode: fields.matching(/^\d{19}$/, item, 'TaxClassificationCode'),
  }
}

function rate(
  item: XmlElement,
  fields: FieldReader
): { taxRate: string; taxTreatment: TaxTreatment } {
  const written = fields.optional(item, 'TaxRate')
  if (written === TREATMENT_WORDS.exempt) return { taxRate: '0', taxTreatment: 'exempt' }
  if (written === TREATMENT_WORDS.not_taxed) return { taxRate: '0', taxTreatment: 'not_taxed' }
  const taxRate = fields.decimal(item, 'TaxRate')
  if (taxRate === null) fields.text(item, 'TaxRate')
  return { taxRate: taxRate ?? '0', taxTreatment: taxRate === '0' ? 'zero_rated' : 'taxed' }
}
