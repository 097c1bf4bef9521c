import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { checkProof, type NewProof, type ProofFailure } from '#app/shipments/delivery_proof'
import { clock } from '#app/platform/clock'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'
import { failed, ok, type Result } from '#app/platform/result'

/** Keeps what proves a delivery, encrypted in the file store; all of it or nothing. */
export async function keepProofs(
  shipmentId: string,
  proofs: readonly NewProof[],
  byUserId: string,
  trx: TransactionClientContract
): Promise<Result<null, ProofFailure>> {
  const pictures: (NewProof & { mime: string })[] = []
  for (const proof of proofs) {
    const checked = checkProof(proof)
    if (!checked.ok) return failed(checked.failure)
    pictures.push({ ...proof, mime: checked.value.mime })
  }
  for (const { kind, bytes, mime } of pictures) {
    const file = await fileStore.put({ purpose: 'delivery_proof', bytes, mime }, trx)
    await insertMany(trx, 'delivery_proofs', [
      {
        id: newId(),
        shipment_id: shipmentId,
        kind,
        file_id: file.id,
        added_by: byUserId,
        added_at: clock.now(),
      },
    ])
  }
  return ok(null)
}
