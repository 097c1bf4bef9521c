import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ShipmentFailure } from '#app/shipments/errors'
import type { ContentLine } from '#app/shipments/parcel_content'
import { failed, ok, type Result } from '#app/platform/result'

/** The lines of a parcel that is open for packing, its row locked for the caller's transaction. */
export async function lockForPacking(
  shipmentId: string,
  trx: TransactionClientContract
): Promise<Result<ContentLine[], ShipmentFailure>> {
  const shipment: { state: string } | null = await trx
    .from('shipments')
    .where('id', shipmentId)
    .forUpdate()
    .select('state')
    .first()
  if (!shipment) return failed({ type: 'missing' })
  if (shipment.state !== 'picked') return failed({ type: 'stale', state: shipment.state })

  const lines = await trx
    .from('shipment_lines')
    .where('shipment_id', shipmentId)
    .orderBy('position')
    .select('position', 'sku', 'quantity', 'packed_quantity as packedQuantity')
  return ok(lines)
}
