import db from '@adonisjs/lucid/services/db'
import { packageStates } from '#app/archive/package_states'
import { record } from '#app/audit/record'
import type { Actor } from '#app/platform/actor'
import { transition } from '#app/platform/states/transition'

/** A requested destruction does not take place: taken back, or refused by the second person. */
export class KeepPackage {
  handle({ packageId, by }: { packageId: string; by: Actor }) {
    return db.transaction(async (trx) => {
      const moved = await transition(packageStates, { id: packageId }, 'keep', {
        ...{ by, trx },
        set: { requested_by: null },
      })
      if (!moved.ok) return moved
      const subject = { subject: 'archive_package', subjectId: packageId }
      await record({ actor: by, action: 'archive.destruction_refused', ...subject }, trx)
      return moved
    })
  }
}
