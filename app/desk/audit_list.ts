import { moment, text, wide } from '#app/lists/cells'
import type { List } from '#app/lists/list'
import AuditEntry from '#app/audit/models/audit_entry'
import { type AuditFilter, auditEntries } from '#app/audit/queries/audit_entries'
import { AUDITED_DOMAINS, describeDetails, readAuditFilter } from '#app/desk/audit_log'
import { listStaff } from '#app/identity/queries/list_staff'
import { namesOf } from '#app/identity/queries/names_of'

interface AuditRow {
  id: string
  entry: AuditEntry
  actor: string | undefined
  subject: string | undefined
}

/** The log of who did what, for those who watch. */
export const auditList: List<AuditRow, AuditFilter> = {
  name: 'audit',
  path: '/desk/audit',
  title: 'audit.title',
  order: '-when',
  days: 'when',
  sorts: { when: { by: 'audit_entries.recorded_at', type: 'timestamptz' } },
  id: 'audit_entries.id',
  columns: [
    {
      key: 'when',
      label: 'audit.when',
      kind: 'moment',
      cell: ({ entry }) => moment(entry.recordedAt),
    },
    {
      key: 'person',
      label: 'audit.person',
      kind: 'text',
      cell: ({ entry, actor }, { i18n }) =>
        text(actor ?? i18n.t(`audit.actors.${entry.actorKind}`)),
    },
    {
      key: 'action',
      label: 'audit.action',
      kind: 'text',
      cell: ({ entry }, { i18n }) =>
        text(i18n.t(`audit.actions.${entry.action}`, {}, entry.action)),
    },
    {
      key: 'subject',
      label: 'audit.subject',
      kind: 'text',
      cell: ({ entry, subject }, { i18n }) => ({
        ...text(i18n.t(`audit.subjects.${entry.subject}`, {}, entry.subject)),
        ...(entry.subjectId && {
          quiet: subject ?? entry.subjectId.slice(-12),
          quietHref: `/desk/audit?subject=${entry.subjectId}`,
        }),
      }),
    },
    {
      key: 'details',
      label: 'audit.details',
      kind: 'text',
      cell: ({ entry }, { i18n }) => wide(describeDetails(entry, i18n)),
    },
  ],
  filters: [
    {
      name: 'person',
      kind: 'select',
      label: 'audit.person',
      blank: 'audit.everybody',
      async options() {
        const staff = await listStaff()
        return staff.map(({ id, personal }) => ({ value: id, label: personal.name }))
      },
    },
    {
      name: 'action',
      kind: 'select',
      label: 'audit.domain',
      blank: 'audit.everything',
      options: ({ i18n }) =>
        AUDITED_DOMAINS.map((value) => ({ value, label: i18n.t(`audit.domains.${value}`) })),
    },
    { name: 'subject', kind: 'search', label: 'audit.subject_id' },
    { name: 'from', kind: 'date', label: 'audit.from' },
    { name: 'to', kind: 'date', label: 'audit.to' },
  ],
  readFilters: readAuditFilter,
  rows: auditEntries,
  async load(ids) {
    const entries = await AuditEntry.query().whereIn('id', ids)
    const names = await namesOf(entries.flatMap(({ actorId, subjectId }) => [actorId, subjectId]))
    return entries.map((entry) => ({
      id: entry.id,
      entry,
      actor: names[entry.actorId ?? ''],
      subject: names[entry.subjectId ?? ''],
    }))
  },
}
