import { Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import { writeXlsxStream } from 'hucre/xlsx'
import { clock } from '#app/platform/clock'
import { formatDateTime } from '#app/platform/views/format'
import type { TraceView } from '#app/reconciliation/trace_view'

const COLUMNS = ['time', 'stage', 'what', 'by', 'facts', 'table', 'id'] as const
const WIDTHS = { time: 20, stage: 12, what: 24, by: 14, facts: 70, table: 20, id: 38 }

/** The trace as a sheet of texts, so that no cell can be a formula. */
export function traceSheet({ invoice, steps }: TraceView, i18n: I18n): Readable {
  const number = invoice.invoiceNumber ?? invoice.issueRequestNo
  const rows = [
    [i18n.t('trace.title_of', { number })],
    [i18n.t('trace.made', { at: formatDateTime(clock.now()) })],
    [],
    COLUMNS.map((column) => i18n.t(`trace.columns.${column}`)),
    ...steps.map((step) => [
      ...[step.time, step.stageText, step.title, step.by],
      step.facts.map(({ label, text }) => `${label} ${text}`).join('\n'),
      ...[step.source.table, step.source.id],
    ]),
  ]
  const sheet = writeXlsxStream(rows, {
    name: i18n.t('trace.title'),
    columns: COLUMNS.map((column) => ({ width: WIDTHS[column], numFmt: '@' })),
    freezePane: { rows: 4 },
  })
  return Readable.fromWeb(sheet as Parameters<typeof Readable.fromWeb>[0])
}
