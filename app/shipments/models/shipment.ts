import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ShipmentSchema } from '#database/schema'
import User from '#app/identity/models/user'
import Order from '#app/orders/models/order'
import ShipmentLine from '#app/shipments/models/shipment_line'
import TrackingEvent from '#app/shipments/models/tracking_event'
import type { ShipmentState } from '#app/shipments/shipment_states'
import { open } from '#app/platform/crypto/envelope'

/** Where a parcel goes: as the order said when it was planned. */
export interface Destination {
  recipient: string
  phone: string
  address: string
}

/** One parcel of one order. */
export default class Shipment extends ShipmentSchema {
  declare state: ShipmentState

  @belongsTo(() => Order)
  declare order: BelongsTo<typeof Order>

  /** The one of our own people who carries it. */
  @belongsTo(() => User, { foreignKey: 'courierUserId' })
  declare driver: BelongsTo<typeof User>

  @hasMany(() => ShipmentLine, { onQuery: (query) => query.orderBy('position') })
  declare lines: HasMany<typeof ShipmentLine>

  @hasMany(() => TrackingEvent)
  declare scans: HasMany<typeof TrackingEvent>

  /** Opened on demand, never kept in clear. */
  get destination(): Destination {
    return open<Destination>('shipments.personal', this.id, this.personal)
  }
}
