import type { InspectedInvoice, InspectedParty } from '#app/documents/inspect/inspected_invoice'

export const BLANK_PARTY: InspectedParty = {
  name: null,
  taxpayerId: null,
  address: null,
  phone: null,
  bankName: null,
  bankAccount: null,
  addressAndPhone: null,
  bankAndAccount: null,
}

/** An invoice of which nothing is known yet: every reader fills in what its source says. */
export function blankInvoice(family: InspectedInvoice['family']): InspectedInvoice {
  return {
    family,
    version: null,
    invoiceCode: null,
    invoiceNumber: null,
    kind: null,
    isCredit: null,
    creditReference: null,
    issuedAt: null,
    seller: { ...BLANK_PARTY, taxpayerKind: null },
    buyer: BLANK_PARTY,
    specialTaxation: null,
    lines: [],
    netFen: null,
    taxFen: null,
    totalFen: null,
    totalInWords: null,
    remark: null,
    issuedBy: null,
    payee: null,
    checker: null,
    checkCode: null,
    machineNumber: null,
    taxBureau: null,
    invoiceTag: null,
    isSample: false,
    extra: [],
  }
}
