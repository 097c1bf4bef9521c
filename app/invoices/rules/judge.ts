import { amountsAddUp } from '#app/invoices/rules/amounts_add_up'
import { charactersAllowed } from '#app/invoices/rules/characters_allowed'
import { lineCount } from '#app/invoices/rules/line_count'
import type { Rule, RuleSubject, Verdict } from '#app/invoices/rules/rule'
import { sellerTaxpayerId } from '#app/invoices/rules/seller_taxpayer_id'
import { specialNeedsTaxpayerId } from '#app/invoices/rules/special_needs_taxpayer_id'
import { taxClassLeaf } from '#app/invoices/rules/tax_class_leaf'
import { taxRateLegal } from '#app/invoices/rules/tax_rate_legal'
import { taxpayerIdValid } from '#app/invoices/rules/taxpayer_id_valid'
import { textLengths } from '#app/invoices/rules/text_lengths'
import { titlePresent } from '#app/invoices/rules/title_present'

export const RULES: readonly Rule[] = [
  titlePresent,
  taxpayerIdValid,
  specialNeedsTaxpayerId,
  sellerTaxpayerId,
  taxClassLeaf,
  taxRateLegal,
  amountsAddUp,
  lineCount,
  textLengths,
  charactersAllowed,
]

/** Everything the rules say against a draft; empty when it may be asked for. */
export function judge(subject: RuleSubject, rules: readonly Rule[] = RULES): Verdict[] {
  return rules.flatMap((rule) =>
    rule.faultsOf(subject).map(({ reason, line, field }) => ({
      rule: rule.id,
      severity: rule.severity,
      field: field ?? rule.field,
      reason,
      remedy: rule.remedy,
      line: line ?? null,
      message: null,
    }))
  )
}

export function isRefused(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ severity }) => severity === 'error')
}
