import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { namesOf } from '#app/identity/queries/names_of'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import Invoice from '#app/invoices/models/invoice'
import type { Actor } from '#app/platform/actor'
import { traceSteps } from '#app/reconciliation/queries/trace_steps'

export type Trace = Awaited<ReturnType<OpenTrace['handle']>>

/** Gathers everything that happened around an invoice for an inspector. The log keeps who looked, and who took it along. */
export class OpenTrace {
  async handle(input: { invoiceId: string; as: 'page' | 'xlsx' | 'json'; by: Actor }) {
    const { invoiceId, as, by } = input
    const invoice = await Invoice.query()
      .where('id', invoiceId)
      .preload('orders', (orders) => orders.orderBy('number'))
      .firstOrFail()
    const steps = await traceSteps(invoiceId)
    const signatures = await this.#signatures(steps.map(({ facts }) => facts.signature))
    const names = await namesOf(
      steps.filter(({ actorKind }) => actorKind === 'staff').map(({ actorId }) => actorId)
    )
    const action = as === 'page' ? 'invoices.traced' : 'invoices.trace_exported'
    const subject = { subject: 'invoice', subjectId: invoiceId }
    await db.transaction((trx) => record({ actor: by, action, ...subject, details: { as } }, trx))
    return { invoice, buyer: maskedBuyer(invoice.buyerDetails), steps, signatures, names }
  }

  /** By invoice: whether its stored files are read back as they were signed; or what is wrong. */
  async #signatures(marks: unknown[]): Promise<Map<string, string>> {
    const ids = new Set(marks.filter((mark) => typeof mark === 'string'))
    const states = new Map<string, string>()
    for (const invoiceId of ids) {
      const read = await new VerifyStoredInvoice().handle({ invoiceId })
      states.set(invoiceId, read.ok ? 'valid' : read.failure.type)
    }
    return states
  }
}
