import { channelVerdict, outcomeMove } from '#app/invoices/channel_answer'
import type { IssuedInvoice } from '#app/invoices/channel_messages'
import type Invoice from '#app/invoices/models/invoice'
import { verificationIndex } from '#app/invoices/verification_index'
import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'

type Verb = 'issue' | 'accept' | 'lose_track' | 'hold' | 'refuse'
type Columns = Record<string, unknown>
type Entry = { action: string; details?: { reason: string } }

/** Invoices that make the same step, with what each of them notes. */
export interface Move {
  verb: Verb
  columns: Map<string, Columns>
  orderOf: Map<string, string>
  audit: Map<string, Entry>
}

/** What answers of the channel do to their invoices, gathered by step. */
export function movesOf(
  answers: readonly { invoice: Invoice; outcome: Outcome<IssuedInvoice> }[]
): Move[] {
  const moves = new Map<Verb, Move>()
  for (const { invoice, outcome } of answers) {
    const { verb, columns, entry } = stepOf(invoice, outcome)
    const move = moves.get(verb) ?? {
      verb,
      columns: new Map(),
      orderOf: new Map(),
      audit: new Map(),
    }
    move.columns.set(invoice.id, columns)
    move.orderOf.set(invoice.id, invoice.orderId)
    if (entry) move.audit.set(invoice.id, entry)
    moves.set(verb, move)
  }
  return [...moves.values()]
}

function stepOf(
  invoice: Invoice,
  outcome: Outcome<IssuedInvoice>
): { verb: Verb; columns: Columns; entry?: Entry } {
  const move = outcomeMove(invoice, outcome)
  switch (move.type) {
    case 'issue':
      return {
        verb: 'issue',
        columns: issuedColumns(move.issued),
        entry: { action: 'invoices.issued' },
      }
    case 'accept':
    case 'lose_track':
      return { verb: move.type, columns: { problem: move.problem, asked_at: clock.now().toISO() } }
    case 'hold': {
      const entry = { action: 'invoices.held', details: { reason: move.reason } }
      return { verb: 'hold', columns: holdColumns(move.reason), entry }
    }
    case 'refuse': {
      const verdicts = JSON.stringify([...invoice.verdicts, channelVerdict(move)])
      const entry = { action: 'invoices.refused', details: { reason: move.reason } }
      return { verb: 'refuse', columns: { problem: move.reason, verdicts }, entry }
    }
    default:
      return never(move)
  }
}

/** What an invoice notes that waits for the quota or for a sign-in. */
export function holdColumns(problem: ChannelBlock): Columns {
  return { problem, asked_at: clock.now().toISO() }
}

function issuedColumns(issued: IssuedInvoice): Columns {
  return {
    invoice_number: issued.invoiceNumber,
    number_index: verificationIndex(issued),
    // Documents show whole seconds.
    issued_at: issued.issuedAt.startOf('second').toUTC().toISO(),
    issued_on: issued.issuedOn,
    problem: null,
    documents_due_at: clock.now().toISO(),
  }
}
