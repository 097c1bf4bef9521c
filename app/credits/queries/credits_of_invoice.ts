import { OPEN_CORRECTION_STATES } from '#app/credits/correction_states'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import TitleCorrection from '#app/credits/models/title_correction'
import { openChannel } from '#app/invoices/channels'
import type Invoice from '#app/invoices/models/invoice'

export type Reversal = 'none' | 'part' | 'whole'

/** What the page of an invoice says about taking it back. */
export async function creditsOfInvoice(invoice: Invoice) {
  const originalInvoiceId = invoice.originalInvoiceId ?? invoice.id
  const forms = await CreditConfirmation.query()
    .where({ originalInvoiceId })
    .preload('credit')
    .preload('original')
    .orderBy('createdAt', 'desc')
  const corrections = await TitleCorrection.query()
    .where({ originalInvoiceId })
    .orderBy('createdAt', 'desc')
  const own = forms.find(({ creditInvoiceId }) => creditInvoiceId === invoice.id) ?? null
  const isFree = !forms.some(({ isOpen }) => isOpen) && invoice.creditedFen < invoice.totalFen
  const isPending = corrections.some(({ state }) => OPEN_CORRECTION_STATES.some((s) => s === state))
  const canCredit = invoice.state === 'issued' && !invoice.isCredit && isFree && isOffered(invoice)
  return {
    forms: invoice.isCredit ? [] : forms,
    corrections: invoice.isCredit ? [] : corrections,
    own,
    reversal: reversalOf(invoice),
    leftFen: invoice.totalFen - invoice.creditedFen,
    canCredit,
    canCorrect: canCredit && invoice.creditedFen === 0 && !isPending,
  }
}

function reversalOf({ creditedFen, reversedAt }: Invoice): Reversal {
  if (reversedAt !== null) return 'whole'
  return creditedFen > 0 ? 'part' : 'none'
}

function isOffered({ channel }: Invoice): boolean {
  const opened = openChannel(channel)
  return opened.ok && opened.value.capabilities.reverse
}
