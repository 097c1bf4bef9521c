import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { ManifestSchema } from '#database/schema'
import Shipment from '#app/shipments/models/shipment'

/** The list of the parcels that a courier took along at once. */
export default class Manifest extends ManifestSchema {
  @hasMany(() => Shipment, { onQuery: (query) => query.orderBy('number') })
  declare shipments: HasMany<typeof Shipment>
}
