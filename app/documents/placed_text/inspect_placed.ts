import { elementOf } from '#app/documents/inspect/element_of'
import { inspectTagged } from '#app/documents/inspect/inspect_tagged'
import type { InspectedInvoice } from '#app/documents/inspect/inspected_invoice'
import { kindNamed } from '#app/documents/inspect/kind_named'
import { LenientValues } from '#app/documents/inspect/lenient_values'
import { type PlacedLabel, labelsOf, valueBeside } from '#app/documents/placed_text/placed_labels'
import { type PlacedLine, placedLines } from '#app/documents/placed_text/placed_lines'
import {
  type PlacedRow,
  type PlacedCharacter,
  rowsOf,
} from '#app/documents/placed_text/placed_rows'
import { remarkOf } from '#app/documents/placed_text/placed_remark'
import { BEFORE_WORDS, type LabelName, SEE_LIST } from '#app/documents/placed_text/printed_words'
import type { XmlElement } from '#app/documents/xml/xml_tree'

/** Two blocks stand side by side when their labels do. */
const SIDE_BY_SIDE = 3

/**
 * The invoice that a person reads on the pages, by the labels beside the values, for files that hold no data.
 * Null when no page shows the number of an invoice.
 */
export function inspectPlaced(pages: readonly PlacedCharacter[][]): InspectedInvoice | null {
  const read = pages.map((page) => readPage(rowsOf(page)))
  const first = read.find(({ said }) => said.number !== undefined)
  if (!first) return null
  const last = read.findLast(({ said }) => said.digits !== undefined) ?? first
  const all = read.flatMap((page) => page.lines)
  const listed = all.filter(({ name }) => !SEE_LIST.test(name ?? ''))
  const lines = listed.length > 0 ? listed : all
  const { said, buyer, seller } = first
  const root = elementOf(
    'root',
    {
      InvoiceCode: said.code,
      InvoiceNo: said.number,
      IssueDate: said.day,
      InvoiceCheckCode: said.checkCode,
      MachineNo: said.machineNumber,
      TaxExclusiveTotalAmount: last.sum.net,
      TaxTotalAmount: last.sum.tax,
      TaxInclusiveTotalAmount: last.said.digits,
      Note: last.remark,
      InvoiceClerk: last.said.issuedBy,
      Payee: last.said.payee,
      Checker: last.said.checker,
    },
    elementOf('Buyer', party('Buyer', buyer)),
    elementOf('Seller', party('Seller', seller)),
    elementOf('GoodsInfos', {}, ...lines.map(goods))
  )
  const totalInWords = last.said.words?.replace(BEFORE_WORDS, '') || null
  return { ...inspectTagged(root, new LenientValues()), kind: first.kind, totalInWords }
}

type Said = Partial<Record<LabelName, string>>

function readPage(rows: readonly PlacedRow[]) {
  const { remark, others } = remarkOf(rows, labelsOf(rows))
  const labels = labelsOf(others)
  const table = placedLines(others)
  const top = labels.find(({ name }) => name === 'name')?.y ?? 0
  const title = others.filter(({ y }) => y < top).map(({ text }) => text)
  const [buyer, seller] = partiesOf(labels, others)
  return {
    said: saidBy(labels, others),
    ...{ buyer, seller, remark },
    kind: kindNamed(title.join('\n')),
    lines: table?.lines ?? [],
    sum: table?.sum ?? {},
  }
}

const OF_PARTIES: readonly LabelName[] = ['name', 'taxpayerId', 'addressAndPhone', 'bankAndAccount']

function saidBy(labels: readonly PlacedLabel[], rows: readonly PlacedRow[]): Said {
  const said: Said = {}
  for (const label of labels) {
    const value = valueBeside(label, labels, rows)
    if (value !== null) said[label.name] ??= value
  }
  return said
}

/** The buyer stands left of the seller, or above; one block alone is nobody's. */
function partiesOf(labels: readonly PlacedLabel[], rows: readonly PlacedRow[]): [Said, Said] {
  const [buyer, seller]: [Said, Said] = [{}, {}]
  for (const name of OF_PARTIES) {
    const [one, other, ...more] = labels.filter((label) => label.name === name)
    if (!one || !other || more.length > 0) continue
    const isSwapped = Math.abs(one.y - other.y) < SIDE_BY_SIDE && one.x > other.x
    const [left, right] = isSwapped ? [other, one] : [one, other]
    buyer[name] = valueBeside(left, labels, rows) ?? undefined
    seller[name] = valueBeside(right, labels, rows) ?? undefined
  }
  return [buyer, seller]
}

function party(role: 'Buyer' | 'Seller', said: Said): Record<string, string | undefined> {
  return {
    [`${role}Name`]: said.name,
    [`${role}TaxID`]: said.taxpayerId,
    [`${role}AddrTel`]: said.addressAndPhone,
    [`${role}FinancialAccount`]: said.bankAndAccount,
  }
}

function goods(line: PlacedLine): XmlElement {
  return elementOf('GoodsInfo', {
    Item: line.name,
    Specification: line.spec,
    MeasurementDimension: line.unit,
    Quantity: line.quantity,
    Price: line.unitPrice,
    Amount: line.net,
    TaxScheme: line.rate,
    TaxAmount: line.tax,
  })
}
