import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { ShipmentFailure } from '#app/shipments/errors'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { failed, ok, type Result } from '#app/platform/result'

export interface ParcelScan {
  /** Given by the browser before it sends: the same id is the same scan. */
  id: string
  code: string
  /** Decimal string. */
  quantity: string
  /** When the scanner read it, by the browser's clock. */
  scannedAt: DateTime
  byUserId: string
}

export type ScanResult = Result<null, ShipmentFailure>
type Outcome = { type: 'counted' } | ShipmentFailure

/**
 * Lets a scan count once and keeps it with its outcome, refused ones too. One that is sent again gets
 * the answer of the first time. The caller holds the lock of the parcel, so two sendings wait for each other.
 */
export async function countOnce(
  scan: ParcelScan,
  place: { purpose: 'packing' | 'handover'; shipmentId: string | null },
  trx: TransactionClientContract,
  count: () => Promise<ScanResult>
): Promise<ScanResult> {
  const earlier: { outcome: Outcome } | null = await trx
    .from('parcel_scans')
    .where('id', scan.id)
    .select('outcome')
    .first()
  if (earlier) return earlier.outcome.type === 'counted' ? ok(null) : failed(earlier.outcome)

  const result = await count()
  const outcome: Outcome = result.ok ? { type: 'counted' } : result.failure
  await insertMany(trx, 'parcel_scans', [
    {
      id: scan.id,
      purpose: place.purpose,
      shipment_id: place.shipmentId,
      code: scan.code,
      quantity: scan.quantity,
      outcome: JSON.stringify(outcome),
      scanned_by: scan.byUserId,
      scanned_at: scan.scannedAt,
      received_at: clock.now(),
    },
  ])
  return result
}
