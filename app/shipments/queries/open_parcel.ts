import Shipment from '#app/shipments/models/shipment'
import { compareDecimals, subtractDecimals, trimDecimal } from '#app/platform/money/decimal'

/** A parcel on the packing bench: what belongs into it and how much is in it already. */
export async function openParcel(id: string) {
  const shipment = await Shipment.query()
    .where('id', id)
    .preload('order')
    .preload('lines')
    .firstOrFail()
  const lines = shipment.lines.map(({ position, sku, name, quantity, packedQuantity }) => ({
    position,
    sku,
    name,
    quantity: trimDecimal(quantity),
    packed: trimDecimal(packedQuantity),
    left: subtractDecimals(quantity, packedQuantity),
    isComplete: compareDecimals(quantity, packedQuantity) === 0,
  }))
  return {
    id: shipment.id,
    number: shipment.number,
    orderNumber: shipment.order.number,
    state: shipment.state,
    isOpen: shipment.state === 'picked',
    isComplete: lines.every((line) => line.isComplete),
    lines,
  }
}
