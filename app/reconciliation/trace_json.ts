import { clock } from '#app/platform/clock'
import type { Trace } from '#app/reconciliation/actions/open_trace'

/** The trace for machines: codes instead of words, moments in UTC, amounts in fen. */
export function traceJson({ invoice, buyer, steps, signatures, names }: Trace) {
  return {
    madeAt: clock.timestamp(),
    invoice: {
      id: invoice.id,
      number: invoice.invoiceNumber,
      requestNumber: invoice.issueRequestNo,
      state: invoice.state,
      totalFen: invoice.totalFen,
      orders: invoice.orders.map(({ number }) => number),
      buyer: { name: buyer.name, taxpayerId: buyer.taxpayerId },
    },
    steps: steps.map(({ at, stage, code, actorKind, actorId, facts, source }) => ({
      at: at.toISOString(),
      ...{ stage, code },
      by: { kind: actorKind, name: (actorId && names[actorId]) ?? null },
      facts: withSignature(facts, signatures),
      source,
    })),
  }
}

function withSignature(
  { signature, ...facts }: Record<string, unknown>,
  states: Map<string, string>
) {
  if (typeof signature !== 'string') return facts
  return { ...facts, signature: states.get(signature) ?? null }
}
