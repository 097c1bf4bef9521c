import { ShipmentLineSchema } from '#database/schema'

/** What belongs into a parcel, and how much of it was counted into it. */
export default class ShipmentLine extends ShipmentLineSchema {
  // With `position`: the key has two columns.
  static primaryKey = 'shipmentId'
}
