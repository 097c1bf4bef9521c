import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { countOnce, type ParcelScan, type ScanResult } from '#app/shipments/actions/keep_scan'
import type { ShipmentFailure } from '#app/shipments/errors'
import { countIn, type Counts } from '#app/shipments/parcel_content'
import { lockForPacking } from '#app/shipments/queries/lock_for_packing'
import { ok, type Result } from '#app/platform/result'

/** Counts scanned goods into an open parcel. Scans of two people at once wait for each other. */
export class CountItems {
  handle(input: { shipmentId: string; scan: ParcelScan }): Promise<ScanResult> {
    const { shipmentId, scan } = input
    return db.transaction(async (trx) => {
      const locked = await lockForPacking(shipmentId, trx)
      if (!locked.ok && locked.failure.type === 'missing') return locked
      return countOnce(scan, { purpose: 'packing', shipmentId }, trx, async () => {
        if (!locked.ok) return locked
        const counted = countIn(locked.value, scan)
        if (!counted.ok) return counted
        await saveCounts(shipmentId, counted.value, trx)
        return ok(null)
      })
    })
  }
}

/** Takes everything out again and starts counting anew. */
export class RecountItems {
  handle({ shipmentId }: { shipmentId: string }): Promise<Result<null, ShipmentFailure>> {
    return db.transaction(async (trx) => {
      const locked = await lockForPacking(shipmentId, trx)
      if (!locked.ok) return locked
      await saveCounts(shipmentId, new Map(locked.value.map((line) => [line.position, '0'])), trx)
      return ok(null)
    })
  }
}

export async function saveCounts(
  shipmentId: string,
  counts: Counts,
  trx: TransactionClientContract
): Promise<void> {
  const positions = [...counts.keys()]
  const quantities = positions.map((position) => counts.get(position) ?? '0')
  await trx.rawQuery(
    `update shipment_lines l set packed_quantity = c.quantity
       from unnest(?::int[], ?::numeric[]) as c (position, quantity)
      where l.shipment_id = ? and l.position = c.position`,
    [positions as unknown as string, quantities as unknown as string, shipmentId]
  )
}
