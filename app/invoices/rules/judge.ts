import { amountsAddUp } from '#app/invoices/rules/amounts_add_up'
import { charactersAllowed } from '#app/invoices/rules/characters_allowed'
import { discountPosition } from '#app/invoices/rules/discount_position'
import { fullRateReason } from '#app/invoices/rules/full_rate_reason'
import { lineCount } from '#app/invoices/rules/line_count'
import { marginLines } from '#app/invoices/rules/margin_lines'
import { notAlike } from '#app/invoices/rules/not_alike'
import { papersValid } from '#app/invoices/rules/papers_valid'
import { preferenceFitsRate } from '#app/invoices/rules/preference_fits_rate'
import { quotaLeft } from '#app/invoices/rules/quota_left'
import { rateOfSeller } from '#app/invoices/rules/rate_of_seller'
import type { Rule, RuleSubject, Verdict } from '#app/invoices/rules/rule'
import { sellerTaxpayerId } from '#app/invoices/rules/seller_taxpayer_id'
import { specialForEnterprises } from '#app/invoices/rules/special_for_enterprises'
import { specialNeedsTaxpayerId } from '#app/invoices/rules/special_needs_taxpayer_id'
import { taxClassFitsRate } from '#app/invoices/rules/tax_class_fits_rate'
import { taxClassKnown } from '#app/invoices/rules/tax_class_known'
import { taxRateLegal } from '#app/invoices/rules/tax_rate_legal'
import { taxpayerIdValid } from '#app/invoices/rules/taxpayer_id_valid'
import { textLengths } from '#app/invoices/rules/text_lengths'
import { titleForm } from '#app/invoices/rules/title_form'
import { titlePresent } from '#app/invoices/rules/title_present'

/** The rule set: another list or another meaning of a rule is another version (`config/invoicing.ts`). */
export const RULES: readonly Rule[] = [
  titlePresent,
  titleForm,
  taxpayerIdValid,
  specialNeedsTaxpayerId,
  specialForEnterprises,
  sellerTaxpayerId,
  papersValid,
  taxClassKnown,
  taxRateLegal,
  taxClassFitsRate,
  rateOfSeller,
  fullRateReason,
  preferenceFitsRate,
  marginLines,
  discountPosition,
  amountsAddUp,
  lineCount,
  textLengths,
  charactersAllowed,
  notAlike,
  quotaLeft,
]

/** Everything the rules say against a draft; empty when it may be asked for. */
export function judge(subject: RuleSubject, rules: readonly Rule[] = RULES): Verdict[] {
  return rules.flatMap((rule) =>
    rule.faultsOf(subject).map(({ reason, line, field, severity }) => ({
      rule: rule.id,
      severity: severity ?? rule.severity,
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
