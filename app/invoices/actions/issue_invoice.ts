import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { RecordOutcome } from '#app/invoices/actions/record_outcome'
import { openChannel } from '#app/invoices/channels'
import type { AskFailure } from '#app/invoices/errors'
import { type InvoiceState, invoiceStates } from '#app/invoices/invoice_states'
import { issueRequest } from '#app/invoices/issue_request'
import Invoice from '#app/invoices/models/invoice'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * Asks the tax channel for a drafted invoice. The request number has been stored with the draft, and the
 * state says `requested` before the call leaves: whatever happens then, the house knows what to ask about.
 */
export class IssueInvoice {
  async handle(input: {
    invoiceId: string
    by: Actor
    verb?: 'request' | 'request_again'
  }): Promise<Result<{ state: InvoiceState }, AskFailure>> {
    const invoice = await Invoice.query().where('id', input.invoiceId).preload('lines').first()
    if (!invoice) return failed({ type: 'missing' })
    const opened = openChannel(invoice.channel)
    if (!opened.ok) return opened
    const requested = await this.#request(invoice.id, input.verb ?? 'request', input.by)
    if (!requested.ok) return requested

    const outcome = await opened.value.channel.issue(issueRequest(invoice))
    return ok({ state: await new RecordOutcome().handle({ invoice, outcome, by: input.by }) })
  }

  #request(
    id: string,
    verb: 'request' | 'request_again',
    by: Actor
  ): Promise<Result<unknown, AskFailure>> {
    return db.transaction(async (trx) => {
      const set = { asked_at: clock.now(), problem: null }
      const moved = await transition(invoiceStates, { id }, verb, { by, trx, set })
      const action = 'invoices.requested'
      if (moved.ok) await record({ actor: by, action, subject: 'invoice', subjectId: id }, trx)
      return moved
    })
  }
}
