import { belongsTo, hasOne } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasOne } from '@adonisjs/lucid/types/relations'
import { ProductSchema } from '#database/schema'
import StockLevel from '#app/catalog/models/stock_level'
import TaxClassCode from '#app/catalog/models/tax_class_code'

export type Fulfilment = 'parcel' | 'service'
export type TaxTreatment = 'taxed' | 'exempt' | 'not_taxed' | 'zero_rated'

export default class Product extends ProductSchema {
  declare fulfilment: Fulfilment
  declare taxTreatment: TaxTreatment

  @hasOne(() => StockLevel)
  declare stock: HasOne<typeof StockLevel>

  @belongsTo(() => TaxClassCode, { foreignKey: 'taxClassCode', localKey: 'code' })
  declare taxClass: BelongsTo<typeof TaxClassCode>
}
