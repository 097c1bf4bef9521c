export type Tone = 'neutral' | 'info' | 'active' | 'warning' | 'success' | 'danger'

/** Which colour a state has, whatever it is the state of: one word never has two colours. */
const states: Record<Tone, readonly string[]> = {
  neutral: [
    'draft',
    'created',
    'disabled',
    'closed',
    'cancelled',
    'dropped',
    'released',
    'unchecked',
    'destroyed',
  ],
  info: [
    'in_review',
    'received',
    'requested',
    'preparing',
    'awaiting_dispatch',
    'queued',
    'picked',
    'building',
  ],
  active: [
    'shipped',
    'reading',
    'sending',
    'packed',
    'booking',
    'booked',
    'handed_over',
    'in_progress',
    'in_transit',
    'out_for_delivery',
    'approved',
    'held',
    'pending',
    'checking',
  ],
  warning: [
    'awaiting',
    'awaiting_payment',
    'unknown',
    'cancelling',
    'attempt_failed',
    'returning',
    'returned',
    'back_ordered',
    'login_needed',
    'waiting',
    'destruction_requested',
  ],
  success: [
    'completed',
    'settled',
    'succeeded',
    'delivered',
    'issued',
    'sent',
    'active',
    'finished',
    'consumed',
    'connected',
    'sealed',
    'agreed',
  ],
  danger: ['differing', 'rejected', 'declined', 'refused', 'failed', 'bounced', 'unreachable'],
}

const toneOf = new Map(
  Object.entries(states).flatMap(([tone, names]) => names.map((name) => [name, tone]))
)

export function stateTone(state: string): string {
  return toneOf.get(state) ?? 'neutral'
}
