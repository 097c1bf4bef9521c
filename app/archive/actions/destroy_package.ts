import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { RequestFailure } from '#app/archive/actions/request_destruction'
import ArchivePackage from '#app/archive/models/archive_package'
import { packageStates } from '#app/archive/package_states'
import { isPastRetention } from '#app/archive/retention'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

export type DestroyFailure = RequestFailure | { type: 'same_person' }

/**
 * The second person agrees: the file and the buyers' names go, numbers, sums and hashes remain. The bytes are
 * freed by the next sweep of the store, within the hour.
 */
export class DestroyPackage {
  handle(input: {
    packageId: string
    by: Actor & { kind: 'staff' }
  }): Promise<Result<null, DestroyFailure>> {
    const { packageId, by } = input
    return db.transaction(async (trx) => {
      const kept = await ArchivePackage.query({ client: trx })
        .where('id', packageId)
        .forUpdate()
        .first()
      if (!kept) return failed({ type: 'missing' })
      if (kept.requestedBy === by.id) return failed({ type: 'same_person' })
      const until = kept.retainedUntil?.toISODate() ?? null
      if (until && !isPastRetention(until, clock.businessDay()))
        return failed({ type: 'retained', until })
      const moved = await transition(packageStates, kept, 'destroy', {
        ...{ by, trx },
        set: { file_id: null, destroyed_at: clock.now() },
      })
      if (!moved.ok) return moved
      await this.#erase(kept, trx)
      await record(
        {
          actor: by,
          action: 'archive.package_destroyed',
          subject: 'archive_package',
          subjectId: packageId,
          details: { packageHash: kept.packageHash, requestedBy: kept.requestedBy },
        },
        trx
      )
      return ok(null)
    })
  }

  async #erase({ id, fileId }: ArchivePackage, trx: TransactionClientContract): Promise<void> {
    await trx
      .from('stored_files')
      .where('id', fileId ?? '')
      .delete()
    const gone = { buyer: null, taxpayer_index: null, tok: '{}' }
    await trx.from('archive_entries').where('package_id', id).update(gone)
  }
}
