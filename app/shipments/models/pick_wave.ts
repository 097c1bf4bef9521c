import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { PickWaveSchema } from '#database/schema'
import Shipment from '#app/shipments/models/shipment'

/** Parcels that are picked together. Its state is the state of its parcels. */
export default class PickWave extends PickWaveSchema {
  @hasMany(() => Shipment, { foreignKey: 'waveId', onQuery: (query) => query.orderBy('number') })
  declare shipments: HasMany<typeof Shipment>
}
