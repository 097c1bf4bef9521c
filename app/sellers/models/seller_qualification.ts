import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { SellerQualificationSchema } from '#database/schema'
import StoredFile from '#app/platform/files/stored_file'
import type { QUALIFICATION_KINDS } from '#app/sellers/seller_values'

export default class SellerQualification extends SellerQualificationSchema {
  declare kind: (typeof QUALIFICATION_KINDS)[number]

  @belongsTo(() => StoredFile, { foreignKey: 'fileId' })
  declare file: BelongsTo<typeof StoredFile>
}
