import type { I18n } from '@adonisjs/i18n'
import type { FileChange } from '#app/documents/check/file_change'
import { type CheckResult, outcomeOf } from '#app/invoices/check_result'
import { formatYuan } from '#app/platform/money/fen'

const TONES = {
  genuine: 'success',
  reversed: 'warning',
  partly_reversed: 'warning',
  altered: 'danger',
  unknown: 'danger',
  unreadable: 'danger',
} as const

/** The answer as the page shows it. */
export function checkView(result: CheckResult, i18n: I18n) {
  const outcome = outcomeOf(result)
  const key = result.type === 'uncompared' ? 'uncompared' : outcome
  const format = result.type === 'genuine' ? result.format : null
  return {
    tone: result.type === 'uncompared' ? 'warning' : TONES[outcome],
    title: i18n.t(`verify.outcomes.${key}`),
    text: textOf(result, key, i18n),
    format: format?.toUpperCase() ?? null,
    standing: 'standing' in result ? i18n.t(`verify.standings.${result.standing}`) : null,
    changes: result.type === 'altered' ? result.changes.map((one) => changeView(one, i18n)) : [],
    contradictions:
      result.type === 'unknown' ? result.contradictions.map((one) => fieldText(one, i18n)) : [],
    proof: result.type === 'genuine' ? proofFields(result) : null,
  }
}

function textOf(result: CheckResult, key: string, i18n: I18n): string {
  if (result.type === 'unreadable') return i18n.t(`verify.unreadable.${result.reason}`)
  const isFile = result.type === 'genuine' && result.format !== null
  return i18n.t(isFile ? `verify.hints.${key}_file` : `verify.hints.${key}`)
}

/** What is asked for again when the proof is downloaded: three figures that the asker knows. */
function proofFields({ figures }: Extract<CheckResult, { type: 'genuine' }>) {
  const { invoiceNumber, issuedOn, totalFen } = figures
  return { number: invoiceNumber, issued_on: issuedOn, total: formatYuan(totalFen) }
}

function changeView(change: FileChange, i18n: I18n) {
  const what = (key: string, values: Record<string, string | number> = {}) =>
    i18n.t(`verify.changes.${key}`, values)
  switch (change.type) {
    case 'field':
      return {
        what: fieldText(change.field, i18n),
        where: i18n.t(`verify.places.${change.place}`),
        says: saysText(change.field, change.says, i18n),
      }
    case 'contradiction':
    case 'hidden':
      return { what: fieldText(change.field, i18n), where: what(change.type), says: null }
    case 'text':
      return { what: what('text'), where: i18n.t('verify.places.page_text'), says: change.says }
    case 'part':
      return { what: what(`part_${change.what}`), where: change.path, says: null }
    case 'appended':
      return { what: what('appended', { bytes: change.bytes }), where: null, says: null }
    case 'signature':
      return { what: what(`signature_${change.what}`), where: null, says: null }
    default:
      return { what: what(change.type), where: null, says: null }
  }
}

/** `lines.2.netFen` reads "line 2, amount". */
function fieldText(field: string, i18n: I18n): string {
  const [, line, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? []
  if (!name) return i18n.t(`verify.fields.${field.replace('.', '_')}`)
  return i18n.t('verify.of_line', { line, field: i18n.t(`verify.fields.line_${name}`) })
}

function saysText(field: string, says: string, i18n: I18n): string {
  if (!says) return i18n.t('verify.says_nothing')
  return field === 'kind' ? i18n.t(`invoices.kinds.${says}`) : says
}
