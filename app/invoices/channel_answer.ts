import type Invoice from '#app/invoices/models/invoice'
import type { Verdict } from '#app/invoices/rules/rule'
import type { IssuedInvoice } from '#app/invoices/channel_messages'
import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { never } from '#app/platform/result'

/** What an answer of the channel does to the invoice it is about. */
export type OutcomeMove =
  | { type: 'issue'; issued: IssuedInvoice }
  | { type: 'accept'; problem: null }
  | { type: 'lose_track'; problem: string }
  | { type: 'hold'; reason: ChannelBlock }
  | { type: 'refuse'; reason: string; message: string | null }

/** Declined, and yet the same number may be sent again. */
const UNDECIDED = new Set(['not_found', 'not_confirmed'])

/**
 * An answer that does not fit what was asked for is no answer: nobody may take it for an issued invoice, and
 * nobody may ask again under another number.
 */
export function outcomeMove(
  { totalFen }: Pick<Invoice, 'totalFen'>,
  outcome: Outcome<IssuedInvoice>
): OutcomeMove {
  switch (outcome.status) {
    case 'succeeded':
      return fits(outcome.value, totalFen)
        ? { type: 'issue', issued: outcome.value }
        : { type: 'lose_track', problem: 'answer_differs' }
    case 'pending':
      return { type: 'accept', problem: null }
    case 'declined':
      // "Never arrived" is no refusal: the call may still be on its way.
      if (UNDECIDED.has(outcome.reason)) return { type: 'lose_track', problem: outcome.reason }
      return (
        heldBy(outcome, totalFen) ?? {
          type: 'refuse',
          reason: outcome.reason,
          message: outcome.message ?? null,
        }
      )
    case 'unknown':
      return { type: 'lose_track', problem: outcome.reason }
    default:
      return never(outcome)
  }
}

/**
 * The move of an answer that turns the whole seller away for now; null for every other one. A credit invoice needs no
 * quota: that it has none is a refusal like any other.
 */
export function heldBy(
  outcome: Outcome<unknown>,
  totalFen: number
): { type: 'hold'; reason: ChannelBlock } | null {
  if (outcome.status !== 'declined') return null
  const { reason } = outcome
  const isHeld = reason === 'login_needed' || (reason === 'over_quota' && totalFen > 0)
  return isHeld ? { type: 'hold', reason } : null
}

/** Kept beside the rules' verdicts, so that one list says what has to be mended. */
export function channelVerdict({
  reason,
  message,
}: {
  reason: string
  message: string | null
}): Verdict {
  return {
    rule: 'channel',
    severity: 'error',
    field: 'invoice',
    reason,
    remedy: `invoices.remedies.channel.${reason}`,
    line: null,
    message,
  }
}

function fits(issued: IssuedInvoice, totalFen: number): boolean {
  return (
    /^\d{20}$/.test(issued.invoiceNumber) &&
    issued.totalFen === totalFen &&
    clock.businessDay(issued.issuedAt) === issued.issuedOn
  )
}
