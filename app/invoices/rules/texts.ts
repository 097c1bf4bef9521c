import { type DraftedLine, printedName } from '#app/invoices/invoice_totals'
import { printedRemark } from '#app/invoices/printed_remark'
import type { RuleSubject } from '#app/invoices/rules/rule'

export interface PrintedText {
  kind: 'buyer' | 'item' | 'spec' | 'unit' | 'remark' | 'issuer'
  field: string
  text: string
  line?: number
}

/** Every text that a draft would print and that somebody typed. */
export function printedTexts(subject: RuleSubject): PrintedText[] {
  const { buyer, seller, lines } = subject
  return [
    { kind: 'buyer', field: 'buyer.name', text: buyer.name },
    { kind: 'remark', field: 'remark', text: printedRemark(subject) },
    { kind: 'issuer', field: 'seller.issuedBy', text: seller.issuedBy },
    ...lines.flatMap(textsOfLine),
  ]
}

function textsOfLine(line: DraftedLine): PrintedText[] {
  return [
    { kind: 'item', field: 'lines.name', text: printedName(line), line: line.position },
    { kind: 'spec', field: 'lines.spec', text: line.spec ?? '', line: line.position },
    { kind: 'unit', field: 'lines.unit', text: line.unit ?? '', line: line.position },
  ]
}
