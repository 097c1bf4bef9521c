import { OPEN_CORRECTION_STATES } from '#app/credits/correction_states'
import TitleCorrection from '#app/credits/models/title_correction'
import type { TitleDetails } from '#app/customers/customer_draft'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import InvoiceRequest from '#app/invoices/models/invoice_request'

const MOST = 100

/** What customers ask for and nobody has answered yet, the longest waiting first; persons are masked. */
export async function askedInvoices() {
  const [requests, corrections] = await Promise.all([
    InvoiceRequest.query()
      .where('state', 'requested')
      .preload('order')
      .orderBy('createdAt')
      .limit(MOST),
    TitleCorrection.query()
      .whereIn('state', [...OPEN_CORRECTION_STATES])
      .preload('original')
      .orderBy('createdAt')
      .limit(MOST),
  ])
  return {
    requests: requests.map(({ id, order, invoiceKind, titleDetails, createdAt: at }) => ({
      id,
      orderId: order.id,
      orderNumber: order.number,
      totalFen: order.totalFen,
      kind: invoiceKind,
      title: masked(titleDetails),
      at,
    })),
    corrections: corrections.map(
      ({ id, state, original, invoiceKind, titleDetails, createdAt: at }) => ({
        id,
        state,
        invoiceId: original.id,
        invoiceNumber: original.invoiceNumber,
        totalFen: original.totalFen,
        kind: invoiceKind,
        before: masked(original.buyerDetails),
        title: masked(titleDetails),
        at,
      })
    ),
  }
}

function masked({ name, taxpayerId, email }: TitleDetails) {
  return maskedBuyer({ name, taxpayerId, email })
}
