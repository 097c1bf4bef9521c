import type { I18n } from '@adonisjs/i18n'
import { rateText } from '#app/invoices/rate_text'
import { MOST_ROWS } from '#app/lists/export/export_rows'
import { type ReportLine, reportLines } from '#app/reports/queries/report_lines'
import type { ReportQuestion } from '#app/reports/report_question'
import { sheetHead } from '#app/reports/sheet_head'
import { figureSheet, type SheetCell, type SheetColumn, yuan } from '#app/reports/xlsx'

/** Texts: `reports.lines.<key>`. */
const COLUMNS: [
  key: string,
  kind: SheetColumn,
  cell: (line: ReportLine, i18n: I18n) => SheetCell,
][] = [
  ['day', 'text', ({ day }) => day],
  ['number', 'text', (line) => line.invoice_number],
  ['colour', 'text', (line, i18n) => i18n.t(`reports.colours.${line.is_red ? 'red' : 'blue'}`)],
  ['kind', 'text', ({ kind }, i18n) => i18n.t(`invoices.kinds.${kind}`)],
  ['state', 'text', ({ state }, i18n) => i18n.t(`invoices.states.${state}`)],
  ['order', 'text', (line) => line.order_number],
  ['seller', 'text', ({ seller }) => seller],
  ['buyer', 'text', ({ buyer }) => buyer],
  ['name', 'text', ({ name }) => name],
  ['tax_class', 'text', (line) => line.tax_class_code],
  ['rate', 'text', ({ rate }, i18n) => rateText(rate, i18n)],
  ['net', 'yuan', ({ netFen }) => yuan(netFen)],
  ['tax', 'yuan', ({ taxFen }) => yuan(taxFen)],
  ['total', 'yuan', ({ totalFen }) => yuan(totalFen)],
]

/** The lines behind a report as a sheet: their amounts add up to its total. */
export async function linesSheet(question: ReportQuestion, i18n: I18n) {
  const title = i18n.t('reports.lines.title')
  const head = await sheetHead(title, question, i18n)
  const columns = COLUMNS.map(([, kind]) => kind)
  return figureSheet(sheetRows(head, question, i18n), {
    columns,
    name: title,
    headRows: head.length + 1,
  })
}

async function* sheetRows(head: SheetCell[][], question: ReportQuestion, i18n: I18n) {
  yield* head
  yield COLUMNS.map(([key]) => i18n.t(`reports.lines.${key}`))
  for await (const line of reportLines(question, MOST_ROWS))
    yield COLUMNS.map(([, , cell]) => cell(line, i18n))
}
