import Invoice from '#app/invoices/models/invoice'
import { type VerificationFigures, verificationIndex } from '#app/invoices/verification_index'

export type Verification = { matches: true; state: 'issued' } | { matches: false }

/**
 * Whether an invoice with this number, day and total was issued here. One wrong figure and an invoice that
 * never was look the same, and take the same time.
 */
export class VerifyInvoice {
  async handle(figures: VerificationFigures): Promise<Verification> {
    const invoice = await Invoice.query()
      .where('numberIndex', verificationIndex(figures))
      .select('id')
      .first()
    return invoice ? { matches: true, state: 'issued' } : { matches: false }
  }
}
