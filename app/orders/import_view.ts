import type { I18n } from '@adonisjs/i18n'
import type OrderImport from '#app/orders/models/order_import'
import StoredFile from '#app/platform/files/stored_file'

/** An import as its page shows it. */
export async function importView(sheet: OrderImport, i18n: I18n) {
  const file = await StoredFile.findOrFail(sheet.fileId)
  const judged = sheet.imported + sheet.known + sheet.refused
  return {
    id: sheet.id,
    state: sheet.state,
    name: file.fileName ?? '',
    bytes: file.size,
    receivedAt: sheet.receivedAt,
    finishedAt: sheet.finishedAt,
    rows: sheet.rows,
    judged: Math.min(judged, sheet.rows),
    imported: sheet.imported,
    known: sheet.known,
    refused: sheet.refused,
    findings: sheet.findings,
    isFinal: sheet.state === 'finished' || sheet.state === 'failed',
    unknownColumns: sheet.header?.unknown ?? [],
    failure: sheet.failure === null ? null : failureText(sheet.failure, i18n),
  }
}

/** The failure is kept as JSON: its type and the figures that its text names. */
function failureText(stored: string, i18n: I18n): { text: string; remedy: string } {
  const failure: { type: string; limit?: number; missing?: string[] } = JSON.parse(stored)
  const said = {
    limit: failure.limit ?? 0,
    columns: (failure.missing ?? []).join(i18n.t('ui.list_separator')),
  }
  return {
    text: i18n.t(`imports.failures.${failure.type}`, said),
    remedy: i18n.t(`imports.failure_remedies.${failure.type}`, said),
  }
}
