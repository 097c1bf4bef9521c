import type { I18n } from '@adonisjs/i18n'
import type { Verdict } from '#app/orders/checks/check'

export interface VerdictView {
  rule: string
  result: 'pass' | 'finding'
  reason?: string
  remedy?: string
}

/** The verdicts of the automatic check in words, findings first. */
export function verdictViews(verdicts: readonly Verdict[], i18n: I18n): VerdictView[] {
  const views = verdicts.map((verdict): VerdictView => {
    const rule = i18n.t(`orders.checks.${verdict.rule}`)
    if (verdict.verdict === 'pass') return { rule, result: 'pass' }
    return {
      rule,
      result: 'finding',
      reason: i18n.t(`orders.findings.${verdict.reason}`, verdict.details),
      remedy: i18n.t(`orders.remedies.${verdict.reason}`, verdict.details),
    }
  })
  return views.sort(
    (one, other) => Number(other.result === 'finding') - Number(one.result === 'finding')
  )
}
