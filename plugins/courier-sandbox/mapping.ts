import { DateTime } from 'luxon'
import type { Outcome } from '#app/platform/http/outcome'
import type { Booking, TrackingCode, TrackingEvent } from '#app/shipments/courier'

/** The courier's words for its scans, in the order of a normal journey. */
export const SCAN_CODES = [
  'COLLECTED',
  'DEPARTED',
  'ARRIVED',
  'OUT',
  'FAILED',
  'SIGNED',
  'TURNED_BACK',
  'GIVEN_BACK',
] as const
export type ScanCode = (typeof SCAN_CODES)[number]

const CODES: Record<ScanCode, TrackingCode> = {
  COLLECTED: 'picked_up',
  DEPARTED: 'in_transit',
  ARRIVED: 'in_transit',
  OUT: 'out_for_delivery',
  FAILED: 'attempt_failed',
  SIGNED: 'delivered',
  TURNED_BACK: 'returning',
  GIVEN_BACK: 'returned',
}

const REFUSALS: Record<string, string> = {
  REFUSED: 'refused',
  UNREACHABLE: 'unreachable',
  NOT_FOUND: 'not_found',
  ALREADY_COLLECTED: 'already_collected',
}

/** A code that is not known yet moves nothing, and is kept. */
export function trackingCode(code: string): TrackingCode {
  return isScanCode(code) ? CODES[code] : 'noted'
}

export function refusal(code: string): { status: 'declined'; reason: string } {
  return { status: 'declined', reason: REFUSALS[code] ?? 'refused' }
}

export function readBooking({ waybill }: Record<string, unknown>): Outcome<Booking> {
  if (typeof waybill !== 'string') return { status: 'unknown', reason: 'unreadable_answer' }
  return {
    status: 'succeeded',
    value: { waybillNumber: waybill, label: null },
    reference: waybill,
  }
}

/** Null for what is no scan. */
export function readScan(scan: unknown): TrackingEvent | null {
  if (typeof scan !== 'object' || scan === null) return null
  const { id, waybill, code, at, place }: Record<string, unknown> = { ...scan }
  const occurredAt = typeof at === 'string' ? DateTime.fromISO(at, { zone: 'utc' }) : null
  if (typeof id !== 'string' || typeof waybill !== 'string' || typeof code !== 'string') return null
  if (!occurredAt?.isValid) return null
  return {
    key: id,
    waybillNumber: waybill,
    code: trackingCode(code),
    occurredAt,
    place: typeof place === 'string' ? place : null,
    raw: JSON.stringify(scan),
  }
}

function isScanCode(code: string): code is ScanCode {
  return SCAN_CODES.some((known) => known === code)
}
