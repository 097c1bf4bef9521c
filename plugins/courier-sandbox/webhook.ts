import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import type { CallVerdict, RawCall } from '#app/platform/http/raw_call'
import type { TrackingEvent } from '#app/shipments/courier'
import { readScan } from './mapping.js'
import { isSignedBy, pushText } from './signature.js'

/** How long after its signature a push is believed, and how far the courier's clock may be ahead. */
const FRESH_FOR = { minutes: 5 }

export function verifyPush({ headers, body }: RawCall, courierKey: string): CallVerdict {
  const timestamp = headers['x-timestamp'] ?? ''
  const signature = headers['x-signature'] ?? ''
  const signedAt = DateTime.fromISO(timestamp, { zone: 'utc' })
  if (!signedAt.isValid || signature === '') return 'unreadable'
  if (!isSignedBy(pushText(timestamp, body), signature, courierKey)) return 'forged'
  const now = clock.now()
  const isFresh = signedAt > now.minus(FRESH_FOR) && signedAt < now.plus(FRESH_FOR)
  return isFresh ? 'genuine' : 'stale'
}

export function readPush({ body }: RawCall): TrackingEvent[] {
  const { scans }: { scans?: unknown } = JSON.parse(body)
  return Array.isArray(scans) ? scans.flatMap((scan) => readScan(scan) ?? []) : []
}
