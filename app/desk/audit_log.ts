import type { I18n } from '@adonisjs/i18n'
import type AuditEntry from '#app/audit/models/audit_entry'
import type { AuditFilter } from '#app/audit/queries/audit_entries'
import { clock } from '#app/platform/clock'
import { typedDay } from '#app/platform/forms/typed_day'
import { isId } from '#app/platform/database/uuid'

/** The first parts of actions, in the order of the choice. Texts: `audit.domains.<domain>`. */
export const AUDITED_DOMAINS = [
  'users',
  'sessions',
  'orders',
  'imports',
  'payments',
  'shipments',
  'invoices',
  'archive',
  'customers',
  'catalog',
  'sellers',
  'messages',
  'cases',
  'plugins',
  'lists',
  'reports',
]

const ACTION = /^[a-z][a-z_]*(\.[a-z_]+)?$/

/** The filter that an address asks for; what cannot be read is left out, so that a link never fails. */
export function readAuditFilter(asked: Record<string, unknown>): AuditFilter {
  const subjectId = textOf(asked.subject)
  return {
    actorId: isId(asked.person) ? asked.person : null,
    action: matching(asked.action, ACTION),
    subjectId: subjectId === '' ? null : subjectId,
    from: rangeOf(asked.from)?.from,
    before: rangeOf(asked.to)?.before,
  }
}

function rangeOf(day: unknown) {
  const known = typedDay(textOf(day))
  return known === null ? null : clock.businessDayRange(known)
}

function matching(value: unknown, form: RegExp): string | null {
  const text = textOf(value)
  return form.test(text) ? text : null
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-([0-9a-f]{12})$/

/** The codes of an entry in one line: `Kind staff · Roles clerk, finance`. Of an id, its end. */
export function describeDetails({ details }: AuditEntry, i18n: I18n): string {
  if (typeof details !== 'object' || details === null) return ''
  return Object.entries(details)
    .filter(([, value]) => value !== null && String(value) !== '')
    .map(
      ([name, value]) =>
        `${i18n.t(`audit.fields.${name}`, {}, name)} ${valueText(name, value, i18n)}`
    )
    .join(' · ')
}

function valueText(name: string, value: unknown, i18n: I18n): string {
  if (Array.isArray(value)) return value.map((one) => valueText(name, one, i18n)).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value).replace(ID, '$2')
  if (name === 'role' || name === 'roles') return i18n.t(`identity.roles.${text}`, {}, text)
  const isProvider = name === 'provider' || name === 'courier'
  return isProvider ? i18n.t(`plugins.${text}.title`, {}, text) : text
}
