import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { OPEN_FORM_STATES } from '#app/credits/form_states'
import type { CreditFailure } from '#app/credits/errors'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { openChannel } from '#app/invoices/channels'
import Invoice from '#app/invoices/models/invoice'
import { failed, ok, type Result } from '#app/platform/result'

/** The invoice of which something may be taken back now, with `lines`, locked; or why not. */
export async function creditableOriginal(
  id: string,
  trx: TransactionClientContract
): Promise<Result<Invoice, CreditFailure>> {
  const original = await Invoice.query({ client: trx })
    .where('id', id)
    .preload('lines')
    .forUpdate()
    .first()
  if (!original) return failed({ type: 'missing' })
  if (original.isCredit) return failed({ type: 'is_credit' })
  if (original.state !== 'issued') return failed({ type: 'not_issued' })
  const opened = openChannel(original.channel)
  if (!opened.ok) return opened
  if (!opened.value.capabilities.reverse) return failed({ type: 'not_offered' })
  const form = await openForm(id, trx)
  return form ? failed({ type: 'form_open', confirmationId: form.id }) : ok(original)
}

export function openForm(
  originalInvoiceId: string,
  trx?: TransactionClientContract
): Promise<CreditConfirmation | null> {
  return CreditConfirmation.query({ client: trx })
    .where({ originalInvoiceId })
    .whereIn('state', [...OPEN_FORM_STATES])
    .first()
}
