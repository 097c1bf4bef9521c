import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type DeliveryProof from '#app/shipments/models/delivery_proof'
import type { Actor } from '#app/platform/actor'
import { fileStore } from '#app/platform/files/store'

/** The picture as it was taken; the opening is recorded. */
export class OpenProof {
  async handle({ proof, by }: { proof: DeliveryProof; by: Actor }): Promise<Buffer> {
    const { shipmentId, kind, fileId } = proof
    const bytes = await fileStore.read(fileId)
    const entry = { action: 'shipments.proof_opened', subject: 'shipment', subjectId: shipmentId }
    await db.transaction((trx) => record({ actor: by, ...entry, details: { kind } }, trx))
    return bytes
  }
}
