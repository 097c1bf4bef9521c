import type { I18n } from '@adonisjs/i18n'
import { RULES } from '#app/invoices/rules/judge'
import type { Verdict } from '#app/invoices/rules/rule'
import { type VerdictView, verdictViews } from '#app/invoices/verdict_views'

export interface RuleView {
  id: string
  title: string
  /** Where it is written that this is so. */
  source: string
  verdicts: VerdictView[]
}

/** Every rule of the set with what it says, those that object first. */
export function ruleViews(verdicts: readonly Verdict[], i18n: I18n): RuleView[] {
  return RULES.map(({ id }) => ({
    id,
    title: i18n.t(`invoices.rules.${id}`),
    source: i18n.t(`invoices.sources.${id}`),
    verdicts: verdictViews(
      verdicts.filter(({ rule }) => rule === id),
      i18n
    ),
  })).toSorted((one, other) => weight(other) - weight(one))
}

function weight({ verdicts }: RuleView): number {
  if (verdicts.some(({ result }) => result === 'refused')) return 2
  return verdicts.length > 0 ? 1 : 0
}
