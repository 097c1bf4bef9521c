import {
  type INVOICE_KINDS,
  NATURE_OF_LINE,
  type NATURES,
  RATE_OF_LINE,
} from '#app/invoices/queries/sum_filters'
import { GROUPINGS } from '#app/reports/groupings'
import { monthPeriod } from '#app/reports/periods'
import { sumsBy } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'
import { addSums, type ColouredSums, NO_SUMS } from '#app/reports/sums'
import { lineOfForm } from '#app/reports/vat_form'

type Kind = (typeof INVOICE_KINDS)[number]

/** Sales of one rate and nature: special invoices, other invoices, and both. */
export interface DeclaredRow {
  rate: string
  nature: (typeof NATURES)[number]
  /** Of the annex to the return; null where it has none. */
  line: string | null
  sums: Record<Kind | 'both', ColouredSums>
}

/** What a month adds to the VAT return; in the total every invoice counts once. */
export async function declaration(month: string, seller: string | null) {
  const question = readReportQuestion({ ...monthPeriod(month), seller })
  const [groups, kinds] = await Promise.all([
    sumsBy(question, {
      of: 'lines',
      sql: `${RATE_OF_LINE} || ' ' || ${NATURE_OF_LINE} || ' ' || invoices.kind`,
      order: 'key',
    }),
    sumsBy(question, GROUPINGS.kind),
  ])
  const sumsOf = new Map(groups.map(({ key, sums }) => [key, sums]))
  const known = [...new Set(groups.map(({ key }) => key.slice(0, key.lastIndexOf(' '))))]
  const rows = known.map((key) => rowOf(key, (kind) => sumsOf.get(`${key} ${kind}`) ?? NO_SUMS))
  const totals = new Map(kinds.map(({ key, sums }) => [key, sums]))
  const total = withBoth((kind) => totals.get(kind) ?? NO_SUMS)
  return { question, total, rows: rows.toSorted(byLine) }
}

function rowOf(key: string, sumsOf: (kind: Kind) => ColouredSums): DeclaredRow {
  const [rate, named] = key.split(' ')
  const nature = named === 'goods' ? 'goods' : 'services'
  return { rate, nature, line: lineOfForm(rate, nature), sums: withBoth(sumsOf) }
}

function withBoth(sumsOf: (kind: Kind) => ColouredSums): DeclaredRow['sums'] {
  const [ordinary, special] = [sumsOf('ordinary'), sumsOf('vat_special')]
  return { ordinary, vat_special: special, both: addSums(ordinary, special) }
}

/** In the order of the form; what has no line comes last. */
function byLine(one: DeclaredRow, other: DeclaredRow): number {
  const place = ({ line }: DeclaredRow) => (line ? Number.parseInt(line, 10) : Infinity)
  const [first, second] = [place(one), place(other)]
  if (first !== second) return first < second ? -1 : 1
  return `${one.line} ${one.rate}`.localeCompare(`${other.line} ${other.rate}`)
}
