import type { I18n } from '@adonisjs/i18n'
import { groupNames } from '#app/reports/queries/group_names'
import type { Report } from '#app/reports/queries/read_report'
import type { ReportQuestion } from '#app/reports/report_question'
import { sheetHead } from '#app/reports/sheet_head'
import { balanceOf, type ColouredSums, type Sums } from '#app/reports/sums'
import { figureSheet, type SheetCell, type SheetColumn, yuan } from '#app/reports/xlsx'

const AMOUNTS = ['netFen', 'taxFen', 'totalFen'] as const

const AMOUNT_COLUMNS: SheetColumn[] = AMOUNTS.map(() => 'yuan')
const COLUMNS: SheetColumn[] = [
  ...['text' as const, 'count' as const, ...AMOUNT_COLUMNS],
  ...['count' as const, ...AMOUNT_COLUMNS, ...AMOUNT_COLUMNS],
]

/** A report as a sheet: every group, then the total. */
export async function reportSheet(question: ReportQuestion, report: Report, i18n: I18n) {
  const title = i18n.t('reports.title')
  const head = await sheetHead(title, question, i18n)
  const rows = tableRows(question, report, i18n)
  return figureSheet(joined(head, rows), {
    columns: COLUMNS,
    name: title,
    headRows: head.length + 1,
  })
}

async function* joined(head: SheetCell[][], rows: AsyncIterable<SheetCell[]>) {
  yield* head
  yield* rows
}

async function* tableRows({ grouping }: ReportQuestion, { groups, total }: Report, i18n: I18n) {
  const keys = groups.map(({ key }) => key)
  const nameOf = await groupNames(grouping, keys, i18n)
  yield [i18n.t(`reports.groupings.${grouping}`), ...headerCells(i18n)]
  for (const { key, sums } of groups) yield [nameOf(key), ...figureCells(sums)]
  yield [i18n.t('reports.total'), ...figureCells(total)]
}

function headerCells(i18n: I18n): string[] {
  const name = (part: string, figure: string) =>
    i18n.t('reports.cell', {
      part: i18n.t(`reports.parts.${part}`),
      figure: i18n.t(`reports.figures.${figure}`),
    })
  return [
    ...['blue', 'red'].flatMap((part) => ['count', ...AMOUNTS].map((one) => name(part, one))),
    ...AMOUNTS.map((figure) => name('balance', figure)),
  ]
}

function figureCells(sums: ColouredSums): number[] {
  const { blue, red } = sums
  return [blue.count, ...amounts(blue), red.count, ...amounts(red), ...amounts(balanceOf(sums))]
}

function amounts(sums: Sums): number[] {
  return AMOUNTS.map((figure) => yuan(sums[figure]))
}
