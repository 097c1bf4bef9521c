import type { DateTime } from 'luxon'
import type { TrackingCode } from '#app/shipments/courier'
import { type ShipmentState, type shipmentStates } from '#app/shipments/shipment_states'
import type { VerbOf } from '#app/platform/states/machine'

/** The states that the scans of a courier lead to. */
export const TRACKED_STATES = [
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'delivered',
  'returning',
  'returned',
] as const satisfies readonly ShipmentState[]
export type TrackedState = (typeof TRACKED_STATES)[number]

export interface Scan {
  code: TrackingCode
  occurredAt: DateTime
}

/** In the order of a normal journey; decides between scans of the same moment. */
const LEADS_TO: Record<TrackingCode, TrackedState | null> = {
  noted: null,
  picked_up: 'handed_over',
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  attempt_failed: 'attempt_failed',
  delivered: 'delivered',
  returning: 'returning',
  returned: 'returned',
}
const RANK = Object.keys(LEADS_TO)

export const VERB_TO: Record<
  Exclude<TrackedState, 'handed_over'>,
  VerbOf<typeof shipmentStates>
> = {
  in_transit: 'travel',
  out_for_delivery: 'go_out',
  attempt_failed: 'fail_attempt',
  delivered: 'deliver',
  returning: 'send_back',
  returned: 'come_back',
}

/**
 * Where a parcel is after all its scans, and since when: a replay in the order in which they
 * happened, whatever the order in which they came. Some couriers scan on after the end, so a
 * delivered parcel only ever turns back, and one that is back stays.
 */
export function whereIs(scans: readonly Scan[]): { state: TrackedState; since: DateTime | null } {
  let now: { state: TrackedState; since: DateTime | null } = { state: 'handed_over', since: null }
  for (const { code, occurredAt } of scans.toSorted(byTime)) {
    const next = LEADS_TO[code]
    if (next !== null && next !== now.state && mayFollow(now.state, next))
      now = { state: next, since: occurredAt }
  }
  return now
}

function byTime(one: Scan, other: Scan): number {
  const difference = one.occurredAt.toMillis() - other.occurredAt.toMillis()
  return difference === 0 ? RANK.indexOf(one.code) - RANK.indexOf(other.code) : difference
}

function mayFollow(state: TrackedState, next: TrackedState): boolean {
  if (next === 'handed_over' || state === 'returned') return false
  if (state === 'delivered') return next === 'returning' || next === 'returned'
  if (state === 'returning') return next === 'delivered' || next === 'returned'
  return true
}

export function isTracked(state: string): state is TrackedState {
  return TRACKED_STATES.some((tracked) => tracked === state)
}
