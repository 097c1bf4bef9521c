import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { channelVerdict, outcomeMove } from '#app/invoices/channel_answer'
import { type InvoiceState, invoiceStates } from '#app/invoices/invoice_states'
import type Invoice from '#app/invoices/models/invoice'
import type { IssuedInvoice } from '#app/invoices/channel_messages'
import { verificationIndex } from '#app/invoices/verification_index'
import { RecordInvoicing } from '#app/orders/actions/record_invoicing'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

interface Recording {
  invoice: Invoice
  outcome: Outcome<IssuedInvoice>
  by: Actor
}

/**
 * Writes down what the tax channel answered, to the request or to a later question; both end here. An answer
 * that comes too late (somebody else's was recorded first) changes nothing.
 */
export class RecordOutcome {
  handle(input: Recording): Promise<InvoiceState> {
    return db.transaction(async (trx) => {
      const moved = await this.#move(input, trx)
      const { state } = await trx
        .from('invoices')
        .where('id', input.invoice.id)
        .select('state')
        .firstOrFail()
      // Nothing new: the next question waits longer.
      if (!moved) await touch(input.invoice.id, trx)
      return state
    })
  }

  async #move({ invoice, outcome, by }: Recording, trx: TransactionClientContract) {
    const { id, orderId } = invoice
    const move = outcomeMove(invoice, outcome)
    const options = { by, trx, payload: { orderId } }
    switch (move.type) {
      case 'issue': {
        const moved = await transition(invoiceStates, { id }, 'issue', {
          ...options,
          set: issuedColumns(move.issued),
        })
        if (moved.ok) await this.#tell(invoice, by, trx)
        return moved.ok
      }
      case 'accept':
      case 'lose_track': {
        const set = { problem: move.problem, asked_at: clock.now() }
        const moved = await transition(invoiceStates, { id }, move.type, { ...options, set })
        return moved.ok
      }
      case 'refuse': {
        const verdicts = [...invoice.verdicts, channelVerdict(move)]
        const set = { problem: move.reason, verdicts: JSON.stringify(verdicts) }
        const moved = await transition(invoiceStates, { id }, 'refuse', { ...options, set })
        const action = 'invoices.refused'
        const details = { reason: move.reason }
        const entry = { actor: by, action, subject: 'invoice', subjectId: id, details }
        if (moved.ok) await record(entry, trx)
        return moved.ok
      }
      default:
        return never(move)
    }
  }

  /** In the transaction of the issue: the order is locked, and the log knows. */
  async #tell({ id, orderId, totalFen }: Invoice, by: Actor, trx: TransactionClientContract) {
    await new RecordInvoicing().handle({ orderId, invoicedFen: totalFen }, trx)
    await record({ actor: by, action: 'invoices.issued', subject: 'invoice', subjectId: id }, trx)
  }
}

function issuedColumns(issued: IssuedInvoice) {
  return {
    invoice_number: issued.invoiceNumber,
    number_index: verificationIndex(issued),
    // Documents show whole seconds.
    issued_at: issued.issuedAt.startOf('second'),
    issued_on: issued.issuedOn,
    problem: null,
  }
}

async function touch(id: string, trx: TransactionClientContract): Promise<void> {
  await trx.from('invoices').where('id', id).update({ asked_at: clock.now().toISO() })
}
