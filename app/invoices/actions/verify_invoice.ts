import { LogCheck } from '#app/invoices/actions/log_check'
import type { CheckResult } from '#app/invoices/check_result'
import { invoiceByFigures } from '#app/invoices/queries/known_invoice'
import { standingOf } from '#app/invoices/queries/standing_of'
import type { VerificationFigures } from '#app/invoices/verification_index'

/**
 * Whether an invoice with this number, day and total was issued here. One wrong figure and an invoice that
 * never was look the same, and take the same time.
 */
export class VerifyInvoice {
  async handle(figures: VerificationFigures): Promise<CheckResult> {
    const invoice = await invoiceByFigures([figures])
    const result: CheckResult = invoice
      ? { type: 'genuine', standing: await standingOf(invoice), format: null, figures }
      : { type: 'unknown', contradictions: [] }
    const invoiceId = invoice?.id ?? null
    await new LogCheck().handle({ result, invoiceId, askedWith: 'figures', format: null })
    return result
  }
}
