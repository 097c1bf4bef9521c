import type { I18n } from '@adonisjs/i18n'
import type { Verdict } from '#app/invoices/rules/rule'

export interface VerdictView {
  rule: string
  result: 'finding' | 'refused'
  reason: string
  remedy: string
}

/** What was said against an invoice in words, refusals first. */
export function verdictViews(verdicts: readonly Verdict[], i18n: I18n): VerdictView[] {
  return verdicts
    .map((verdict): VerdictView => ({
      rule: i18n.t(`invoices.rules.${verdict.rule}`),
      result: verdict.severity === 'error' ? 'refused' : 'finding',
      reason: reasonText(verdict, i18n),
      remedy: i18n.t(verdict.remedy, {}, i18n.t('invoices.remedies.other')),
    }))
    .toSorted((one, other) => Number(one.result === 'finding') - Number(other.result === 'finding'))
}

/** The code beside a state: why it is so. */
export function problemText(problem: string, i18n: I18n): string {
  return i18n.t(`invoices.reasons.${problem}`, {}, i18n.t('invoices.reasons.other'))
}

/** With the line it is about, and what the channel itself said. */
function reasonText({ reason, line, message }: Verdict, i18n: I18n): string {
  const text = problemText(reason, i18n)
  const placed = line === null ? text : i18n.t('invoices.on_line', { line, text })
  return message === null ? placed : i18n.t('invoices.in_their_words', { text: placed, message })
}
