import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { DeliveryProofSchema } from '#database/schema'
import StoredFile from '#app/platform/files/stored_file'
import type { ProofKind } from '#app/shipments/delivery_proof'

/** A picture of the parcel at its door, or the signature of whoever took it. */
export default class DeliveryProof extends DeliveryProofSchema {
  declare kind: ProofKind

  @belongsTo(() => StoredFile, { foreignKey: 'fileId' })
  declare file: BelongsTo<typeof StoredFile>
}
