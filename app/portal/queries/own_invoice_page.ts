import { chineseAmount } from '#app/documents/chinese_amount'
import type User from '#app/identity/models/user'
import { ownInvoice } from '#app/invoices/queries/own_invoices'
import type Invoice from '#app/invoices/models/invoice'
import { sendingsOfInvoice } from '#app/notifications/queries/sendings_of_invoice'
import { latestCorrection } from '#app/portal/queries/latest_correction'

/** An invoice of the customer who is signed in: its face, its files, and where it was sent. */
export async function ownInvoicePage(user: User, id: string) {
  const invoice = await ownInvoice(user, id)
  await invoice.load((loader) => loader.load('lines').load('orders'))
  const sendings = await sendingsOfInvoice(invoice.id)
  const correction = await latestCorrection(invoice.id)
  return {
    invoice,
    correction,
    mayCorrect: isCorrectable(invoice) && (!correction || correction.state === 'declined'),
    buyer: invoice.buyerDetails,
    totalInWords: chineseAmount(invoice.totalFen),
    formats: invoice.documents.map(({ format }) => format).toSorted(),
    sendings: sendings.map(
      ({ recipientDetails: { to }, channel, state, problem, queuedAt, sentAt }) => ({
        to,
        channel,
        state,
        problem,
        at: sentAt ?? queuedAt,
      })
    ),
  }
}

/** Only a whole original can be replaced: nothing of it was taken back yet. */
function isCorrectable({ state, isCredit, creditedFen }: Invoice): boolean {
  return state === 'issued' && !isCredit && creditedFen === 0
}
