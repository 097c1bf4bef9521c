import db from '@adonisjs/lucid/services/db'
import { addDecimals, trimDecimal } from '#app/platform/money/decimal'
import { byPlace } from '#app/shipments/pick_order'

export interface PickItem {
  sku: string
  name: string
  quantity: string
  /** Where it lies in the house; null when nobody has said so. */
  bin: string | null
}

export interface PickList {
  /** Everything of the wave together, in the order in which somebody walks along the shelves. */
  wave: (PickItem & { parcels: number })[]
  parcels: { id: string; number: string; orderNumber: string; items: PickItem[] }[]
}

/** What to bring for the parcels of a wave; those of cancelled orders are left out. */
export async function pickList(waveId: string): Promise<PickList> {
  const rows: (PickItem & { id: string; number: string; orderNumber: string })[] = await db
    .from('shipment_lines as l')
    .join('shipments as s', 's.id', 'l.shipment_id')
    .join('orders as o', 'o.id', 's.order_id')
    .leftJoin('products as p', 'p.sku', 'l.sku')
    .where('s.wave_id', waveId)
    .whereNot('s.state', 'cancelled')
    .orderBy('s.number')
    .orderBy('l.position')
    .select('s.id', 's.number', 'o.number as orderNumber')
    .select('l.sku', 'l.name', 'l.quantity', 'p.bin')

  const bySku = [...Map.groupBy(rows, ({ sku }) => sku).values()]
  const byParcel = [...Map.groupBy(rows, ({ id }) => id).values()]
  return {
    wave: bySku
      .map((items) => ({
        ...items[0],
        quantity: addDecimals(...items.map(({ quantity }) => quantity)),
        parcels: new Set(items.map(({ id }) => id)).size,
      }))
      .toSorted(byPlace),
    parcels: byParcel.map((items) => ({
      id: items[0].id,
      number: items[0].number,
      orderNumber: items[0].orderNumber,
      items: items.toSorted(byPlace).map(({ sku, name, quantity, bin }) => ({
        sku,
        name,
        quantity: trimDecimal(quantity),
        bin,
      })),
    })),
  }
}
