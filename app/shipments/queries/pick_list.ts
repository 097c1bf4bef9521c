import db from '@adonisjs/lucid/services/db'
import { addDecimals, trimDecimal } from '#app/platform/money/decimal'

export interface PickItem {
  sku: string
  name: string
  quantity: string
}

export interface PickList {
  /** Everything of the wave together, in the order of the shelves (SKU). */
  wave: (PickItem & { parcels: number })[]
  parcels: { id: string; number: string; orderNumber: string; items: PickItem[] }[]
}

/** What to bring for parcels that are waiting; those that are further already are left out. */
export async function pickList(shipmentIds: string[]): Promise<PickList> {
  const rows: (PickItem & { id: string; number: string; orderNumber: string })[] = await db
    .from('shipment_lines as l')
    .join('shipments as s', 's.id', 'l.shipment_id')
    .join('orders as o', 'o.id', 's.order_id')
    .whereIn('s.id', shipmentIds)
    .where('s.state', 'preparing')
    .orderBy('l.sku')
    .orderBy('s.created_at')
    .orderBy('s.id')
    .orderBy('l.position')
    .select('s.id', 's.number', 'o.number as orderNumber', 'l.sku', 'l.name', 'l.quantity')

  const bySku = [...Map.groupBy(rows, ({ sku }) => sku).values()]
  const byParcel = [...Map.groupBy(rows, ({ id }) => id).values()]
  return {
    wave: bySku.map((items) => ({
      sku: items[0].sku,
      name: items[0].name,
      quantity: addDecimals(...items.map(({ quantity }) => quantity)),
      parcels: new Set(items.map(({ id }) => id)).size,
    })),
    parcels: byParcel
      .map((items) => ({
        id: items[0].id,
        number: items[0].number,
        orderNumber: items[0].orderNumber,
        items: items.map(({ sku, name, quantity }) => ({
          sku,
          name,
          quantity: trimDecimal(quantity),
        })),
      }))
      .toSorted((one, other) => one.number.localeCompare(other.number)),
  }
}
