import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { fileStore } from '#app/platform/files/store'
import type SellerQualification from '#app/sellers/models/seller_qualification'

/** The bytes of a paper as they were added; the opening is recorded. */
export class OpenQualification {
  async handle({ paper, by }: { paper: SellerQualification; by: Actor }): Promise<Buffer> {
    const { sellerId, kind, fileId } = paper
    const bytes = await fileStore.read(fileId)
    const entry = { action: 'sellers.qualification_opened', subject: 'seller', subjectId: sellerId }
    await db.transaction((trx) => record({ actor: by, ...entry, details: { kind } }, trx))
    return bytes
  }
}
