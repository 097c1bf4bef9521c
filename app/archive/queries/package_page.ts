import ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePackage from '#app/archive/models/archive_package'
import { isPastRetention } from '#app/archive/retention'
import { namesOf } from '#app/identity/queries/names_of'
import { clock } from '#app/platform/clock'
import StateChange from '#app/platform/states/state_change'

const SHOWN = 10

/** A package with its history, newest first, and the first of its invoices. */
export async function packagePage(id: string) {
  const kept = await ArchivePackage.findOrFail(id)
  const changes = await StateChange.query()
    .where({ subject: 'archive_package', subjectId: id })
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
  const entries = await ArchiveEntry.query()
    .where('packageId', id)
    .orderBy('invoiceNumber')
    .limit(SHOWN)
  const until = kept.retainedUntil?.toISODate() ?? null
  return {
    kept,
    changes,
    entries,
    names: await namesOf(changes.map(({ actorId }) => actorId)),
    isPastRetention: until !== null && isPastRetention(until, clock.businessDay()),
  }
}
