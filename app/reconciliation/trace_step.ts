export const TRACE_STAGES = [
  'order',
  'check',
  'review',
  'payment',
  'refund',
  'ledger',
  'invoice',
  'credit',
  'form',
  'correction',
  'document',
  'message',
  'link',
  'verification',
  'archive',
  'log',
] as const

export type TraceStage = (typeof TRACE_STAGES)[number]

/** One thing that happened, and the row that says so. Nothing personal: codes, numbers, amounts and hashes. */
export interface TraceStep {
  at: Date
  stage: TraceStage
  /** `trace.steps.<stage>.<code>`; of `log`, an action of the audit log. */
  code: string
  actorKind: string
  actorId: string | null
  facts: Record<string, unknown>
  source: { table: string; id: string }
}
