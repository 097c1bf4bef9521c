import type { EventSubject } from '#app/archive/event_source'
import type { ArchivedEvent } from '#app/archive/record'
import AuditEntry from '#app/audit/models/audit_entry'
import { clock } from '#app/platform/clock'
import StateChange from '#app/platform/states/state_change'
import { archiveSources } from '#start/archive_sources'

/** Everything that happened to each invoice: its states, what the log holds of it, its deliveries; oldest first. */
export async function eventsOf(
  invoices: readonly EventSubject[]
): Promise<Map<string, ArchivedEvent[]>> {
  const ids = invoices.map(({ invoiceId }) => invoiceId)
  const [changes, entries, ...added] = await Promise.all([
    stateEvents(ids),
    auditEvents(ids),
    ...archiveSources.map(async (load) => {
      const { default: source } = await load()
      return source(invoices)
    }),
  ])
  return new Map(
    ids.map((id) => {
      const events = [changes, entries, ...added].flatMap((one) => one.get(id) ?? [])
      return [id, events.toSorted((one, other) => (one.at < other.at ? -1 : 1))]
    })
  )
}

async function stateEvents(ids: string[]): Promise<Map<string, ArchivedEvent[]>> {
  const changes = await StateChange.query()
    .where('subject', 'invoice')
    .whereIn('subjectId', ids)
    .orderBy('id')
  const events = changes.map((change) => ({
    id: change.subjectId,
    at: clock.timestamp(change.changedAt),
    kind: 'state' as const,
    what: `${change.verb} ${change.toState}`,
    detail: whoOf(change),
  }))
  return byInvoice(events)
}

async function auditEvents(ids: string[]): Promise<Map<string, ArchivedEvent[]>> {
  const entries = await AuditEntry.query()
    .where('subject', 'invoice')
    .whereIn('subjectId', ids)
    .orderBy('id')
  const events = entries.map((entry) => ({
    id: entry.subjectId ?? '',
    at: clock.timestamp(entry.recordedAt),
    kind: 'audit' as const,
    what: entry.action,
    detail: whoOf(entry),
  }))
  return byInvoice(events)
}

function whoOf({ actorKind, actorId }: { actorKind: string; actorId: string | null }): string {
  return actorId ? `${actorKind} ${actorId}` : actorKind
}

function byInvoice(events: (ArchivedEvent & { id: string })[]): Map<string, ArchivedEvent[]> {
  const grouped = Map.groupBy(events, ({ id }) => id)
  return new Map(
    [...grouped].map(([id, its]) => [
      id,
      its.map(({ at, kind, what, detail }) => ({ at, kind, what, detail })),
    ])
  )
}
