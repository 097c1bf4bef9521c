import type { I18n } from '@adonisjs/i18n'
import { rateText } from '#app/invoices/rate_text'
import { DECLARED_KINDS } from '#app/reports/declaration_view'
import type { declaration, DeclaredRow } from '#app/reports/queries/declaration'
import { sheetHead } from '#app/reports/sheet_head'
import { balanceOf, type ColouredSums } from '#app/reports/sums'
import { figureSheet, type SheetCell, type SheetColumn, yuan } from '#app/reports/xlsx'

const PARTS = ['blue', 'red', 'balance'] as const
const OF_PART: SheetColumn[] = ['count', 'yuan', 'yuan']
const COLUMNS: SheetColumn[] = [
  ...['text' as const, 'text' as const, 'text' as const],
  ...DECLARED_KINDS.flatMap(() => PARTS.flatMap(() => OF_PART)),
]

/** The figures of a VAT return as a sheet: each rate with its blue and red invoices and what is left. */
export async function declarationSheet(
  { question, rows, total }: Awaited<ReturnType<typeof declaration>>,
  i18n: I18n
) {
  const title = i18n.t('declaration.title')
  const head = await sheetHead(title, question, i18n)
  return figureSheet(joined(head, tableRows(rows, total, i18n)), {
    ...{ columns: COLUMNS, name: title, headRows: head.length + 1 },
  })
}

function* joined(head: SheetCell[][], table: Iterable<SheetCell[]>) {
  yield* head
  yield* table
}

function* tableRows(
  rows: DeclaredRow[],
  total: DeclaredRow['sums'],
  i18n: I18n
): Generator<SheetCell[]> {
  yield [
    ...['line', 'rate', 'nature'].map((key) => i18n.t(`declaration.${key}`)),
    ...DECLARED_KINDS.flatMap((kind) => headersOf(i18n.t(`declaration.kinds.${kind}`), i18n)),
  ]
  for (const { line, rate, nature, sums } of rows)
    yield [
      ...[line, rateText(rate, i18n), i18n.t(`reports.natures.${nature}`)],
      ...DECLARED_KINDS.flatMap((kind) => figuresOf(sums[kind])),
    ]
  yield [
    ...[null, i18n.t('declaration.total'), null],
    ...DECLARED_KINDS.flatMap((kind) => figuresOf(total[kind])),
  ]
}

function headersOf(kind: string, i18n: I18n): string[] {
  return PARTS.flatMap((part) =>
    ['count', 'netFen', 'taxFen'].map((figure) =>
      [kind, i18n.t(`reports.parts.${part}`), i18n.t(`reports.figures.${figure}`)].join(' ')
    )
  )
}

function figuresOf(sums: ColouredSums): number[] {
  return [sums.blue, sums.red, balanceOf(sums)].flatMap(({ count, netFen, taxFen }) => [
    ...[count, yuan(netFen), yuan(taxFen)],
  ])
}
