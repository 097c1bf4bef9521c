import db from '@adonisjs/lucid/services/db'
import ArchivePackage from '#app/archive/models/archive_package'
import { packageStates, type PackageState } from '#app/archive/package_states'
import { isPastRetention } from '#app/archive/retention'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, type Result } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

export type RequestFailure =
  | { type: 'missing' }
  | { type: 'stale'; state: PackageState }
  /** The last day on which it must be there. */
  | { type: 'retained'; until: string }

/** The first of two people wants a package gone. Nothing is deleted yet. */
export class RequestDestruction {
  handle(input: {
    packageId: string
    reason: string
    by: Actor & { kind: 'staff' }
  }): Promise<Result<unknown, RequestFailure>> {
    const { packageId, reason, by } = input
    return db.transaction(async (trx) => {
      const kept = await ArchivePackage.find(packageId, { client: trx })
      if (!kept) return failed({ type: 'missing' })
      const until = kept.retainedUntil?.toISODate() ?? null
      if (until && !isPastRetention(until, clock.businessDay()))
        return failed({ type: 'retained', until })
      const moved = await transition(packageStates, kept, 'request_destruction', {
        ...{ by, trx, reason },
        set: { requested_by: by.id },
      })
      if (!moved.ok) return moved
      const subject = { subject: 'archive_package', subjectId: packageId }
      await record({ actor: by, action: 'archive.destruction_requested', ...subject }, trx)
      return moved
    })
  }
}
