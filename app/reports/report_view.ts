import type { I18n } from '@adonisjs/i18n'
import { formatYuanGrouped } from '#app/platform/money/fen'
import { formatCount } from '#app/platform/views/format'
import { filterOfGroup, invoicesBehind } from '#app/reports/drill_down'
import { GROUPINGS } from '#app/reports/groupings'
import { groupNames } from '#app/reports/queries/group_names'
import type { Report } from '#app/reports/queries/read_report'
import type { ReportQuestion } from '#app/reports/report_question'
import { balanceOf, type ColouredSums, type Sums } from '#app/reports/sums'

/** Parts of a row and what they count: `blue`, `red`, and what is left of both. */
const PARTS = ['blue', 'red', 'balance'] as const

/** One figure of a row, with the list of the invoices behind it. */
export interface FigureCell {
  part: (typeof PARTS)[number]
  figure: keyof Sums
  text: string
  isNegative: boolean
  /** No invoice stands behind it. */
  isNone: boolean
  href: string | null
}

/** The rows of a report as its page shows them. `mayOpen`: whether figures lead to their invoices. */
export async function reportView(
  question: ReportQuestion,
  { groups, rest, total }: Report,
  { i18n, mayOpen }: { i18n: I18n; mayOpen: boolean }
) {
  const { grouping } = question
  const keys = groups.map(({ key }) => key)
  const nameOf = await groupNames(grouping, keys, i18n)
  const cells = (sums: ColouredSums, narrowed: Record<string, string> | null) =>
    cellsOf(sums, (colour) =>
      mayOpen && narrowed ? invoicesBehind(question, { ...narrowed, ...colour }) : null
    )
  return {
    columns: PARTS.flatMap((part) => figuresOf(part).map((figure) => ({ part, figure }))),
    rows: groups.map(({ key, sums }) => ({
      key,
      name: nameOf(key),
      cells: cells(sums, filterOfGroup(grouping, key, question)),
    })),
    rest: rest && { groups: rest.groups, cells: cells(rest.sums, null) },
    total: cells(total, {}),
    isByLine: GROUPINGS[grouping].of === 'lines',
  }
}

function cellsOf(
  sums: ColouredSums,
  hrefOf: (colour: Record<string, string>) => string | null
): FigureCell[] {
  const parts = { ...sums, balance: balanceOf(sums) }
  return PARTS.flatMap((part) =>
    figuresOf(part).map((figure) => ({
      part,
      figure,
      text: textOf(parts[part], figure),
      isNegative: parts[part][figure] < 0,
      isNone: parts[part].count === 0,
      href: parts[part].count === 0 ? null : hrefOf(part === 'balance' ? {} : { colour: part }),
    }))
  )
}

/** Blue and red invoices are not counted against each other. */
function figuresOf(part: (typeof PARTS)[number]): (keyof Sums)[] {
  const amounts = ['netFen', 'taxFen', 'totalFen'] as const
  return part === 'balance' ? [...amounts] : ['count', ...amounts]
}

function textOf(sums: Sums, figure: keyof Sums): string {
  return figure === 'count' ? formatCount(sums.count, Infinity) : formatYuanGrouped(sums[figure])
}
