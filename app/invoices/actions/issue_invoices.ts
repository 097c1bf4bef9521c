import db from '@adonisjs/lucid/services/db'
import invoicingConfig from '#config/invoicing'
import { recordMany } from '#app/audit/record'
import { HoldInvoices } from '#app/invoices/actions/hold_invoices'
import { type Answer, RecordOutcomes } from '#app/invoices/actions/record_outcomes'
import { heldBy } from '#app/invoices/channel_answer'
import { openChannel } from '#app/invoices/channels'
import { type InvoiceState, invoiceStates } from '#app/invoices/invoice_states'
import { askFor } from '#app/invoices/ask_channel'
import type Invoice from '#app/invoices/models/invoice'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { Gathering } from '#app/platform/queue/gathering'
import { transitionMany } from '#app/platform/states/transition'

interface Asking {
  /** With `lines`; credit invoices also with `original` and its `lines`. */
  invoices: readonly Invoice[]
  by: Actor
  verb: 'request' | 'request_again'
}

/**
 * Asks the tax channel for drafted invoices, several at a time. Every request number has been stored with its draft, and
 * the states say `requested` before the first call leaves: whatever happens then, the house knows what to ask about.
 * @returns the states of those that were asked for or wait for the tax side; the others are asked for already, or their
 * channel is off
 */
export class IssueInvoices {
  async handle({ invoices, by, verb }: Asking): Promise<ReadonlyMap<string, InvoiceState>> {
    const states = new Map<string, InvoiceState>()
    const held = await new HoldInvoices().handle({ invoices, by })
    for (const id of held) states.set(id, 'waiting')
    const askable = invoices.filter(({ id, channel }) => !held.has(id) && openChannel(channel).ok)
    const requested = await this.#request({ invoices: askable, by, verb })
    const answers = new Gathering<Answer>(async (gathered) => {
      const recorded = await new RecordOutcomes().handle({ answers: gathered, by })
      for (const [id, state] of recorded) states.set(id, state)
    })
    await askForAll(requested, (answer) => answers.add(answer))
    await answers.end()
    return states
  }

  #request({ invoices, by, verb }: Asking): Promise<Invoice[]> {
    return db.transaction(async (trx) => {
      const ids = invoices.map(({ id }) => id)
      const set = { asked_at: clock.now(), problem: null }
      const { moved } = await transitionMany(invoiceStates, ids, verb, { by, trx, set })
      const action = 'invoices.requested'
      const entries = moved.map((id) => ({ actor: by, action, subject: 'invoice', subjectId: id }))
      await recordMany(entries, trx)
      const asked = new Set(moved)
      return invoices.filter(({ id }) => asked.has(id))
    })
  }
}

/** For a seller who is turned away once nothing more is asked but credits: the answer would be the same. */
async function askForAll(
  invoices: readonly Invoice[],
  tell: (answer: Answer) => void
): Promise<void> {
  const waiting = invoices.values()
  const turnedAway = new Map<string, Answer['outcome']>()
  const ask = async () => {
    for (const invoice of waiting) {
      const opened = openChannel(invoice.channel)
      // Switched off in the meantime: the resolver asks later.
      if (!opened.ok) continue
      const known = invoice.isCredit ? undefined : turnedAway.get(invoice.sellerId)
      const outcome = known ?? (await askFor(invoice, opened.value.channel))
      if (heldBy(outcome, invoice.totalFen)) turnedAway.set(invoice.sellerId, outcome)
      tell({ invoice, outcome })
    }
  }
  await Promise.all(Array.from({ length: invoicingConfig.issuing.calls }, ask))
}
