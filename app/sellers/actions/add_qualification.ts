import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { fileKind } from '#app/platform/files/file_kind'
import { fileStore } from '#app/platform/files/store'
import { failed, ok, type Result } from '#app/platform/result'
import Seller from '#app/sellers/models/seller'
import SellerQualification from '#app/sellers/models/seller_qualification'

export const LARGEST_QUALIFICATION = 10 * 1024 * 1024

export interface NewQualification {
  sellerId: string
  kind: SellerQualification['kind']
  file: { bytes: Buffer; name: string }
  /** The last day on which the paper is valid; null: without end. */
  validUntil: DateTime | null
  by: Actor
}

export type QualificationFailure =
  { type: 'missing' } | { type: 'file_too_large' } | { type: 'file_kind_refused' }

/** Keeps a paper of the enterprise: PDF, JPEG or PNG by content, encrypted in the file store. */
export class AddQualification {
  handle(input: NewQualification): Promise<Result<{ id: string }, QualificationFailure>> {
    const { sellerId, kind, file, validUntil, by } = input
    return db.transaction(async (trx) => {
      if (file.bytes.length > LARGEST_QUALIFICATION) return failed({ type: 'file_too_large' })
      const content = fileKind(file.bytes)
      if (!content) return failed({ type: 'file_kind_refused' })
      if (!(await Seller.find(sellerId, { client: trx }))) return failed({ type: 'missing' })

      const stored = await fileStore.put(
        { purpose: 'seller_qualification', mime: content.mime, ...file },
        trx
      )
      const id = newId()
      const addedBy = by.kind === 'staff' ? by.id : null
      await SellerQualification.create(
        { id, sellerId, kind, fileId: stored.id, validUntil, addedBy, createdAt: clock.now() },
        { client: trx }
      )
      const entry = {
        action: 'sellers.qualification_added',
        subject: 'seller',
        subjectId: sellerId,
      }
      await record({ actor: by, ...entry, details: { kind, sha256: stored.sha256 } }, trx)
      return ok({ id })
    })
  }
}
