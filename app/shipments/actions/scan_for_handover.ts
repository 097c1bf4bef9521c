import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { countOnce, type ParcelScan, type ScanResult } from '#app/shipments/actions/keep_scan'
import type { ShipmentState } from '#app/shipments/shipment_states'
import { failed, ok } from '#app/platform/result'

interface Found {
  id: string
  number: string
  state: ShipmentState
}

/** Marks a parcel as lying in front of the courier. Handing over is an act of its own, for all of them together. */
export class ScanForHandover {
  handle({
    scan,
  }: {
    scan: ParcelScan
  }): Promise<{ result: ScanResult; shipmentId: string | null }> {
    return db.transaction(async (trx) => {
      const parcel = await lockScanned(scan.code, trx)
      const shipmentId = parcel?.id ?? null
      const place = { purpose: 'handover', shipmentId } as const
      const result = await countOnce(scan, place, trx, () => judge(parcel, scan.code, trx))
      return { result, shipmentId }
    })
  }
}

/** The parcel of a label: its own number or that of its waybill; the one that is still here, if a number came again. */
async function lockScanned(code: string, trx: TransactionClientContract): Promise<Found | null> {
  const number = code.normalize('NFKC').trim().toUpperCase()
  return trx
    .from('shipments')
    .where((either) => either.where('number', number).orWhere('waybill_number', number))
    .orderByRaw(`state = 'booked' desc, created_at desc`)
    .forUpdate()
    .select('id', 'number', 'state')
    .first()
}

async function judge(
  parcel: Found | null,
  code: string,
  trx: TransactionClientContract
): Promise<ScanResult> {
  if (!parcel) return failed({ type: 'unknown_parcel', code })
  if (parcel.state !== 'booked') return failed({ type: 'stale', state: parcel.state })
  const earlier = await trx
    .from('parcel_scans')
    .where({ shipment_id: parcel.id, purpose: 'handover' })
    .whereRaw(`outcome ->> 'type' = 'counted'`)
    .first()
  return earlier ? failed({ type: 'already_scanned', number: parcel.number }) : ok(null)
}
