import type { I18n } from '@adonisjs/i18n'
import type { DateTime } from 'luxon'
import { type Fen, formatYuan } from '#app/platform/money/fen'
import { formatDateTime } from '#app/platform/views/format'

export interface Badge {
  /** A state with its own tone, or any text with a tone. */
  state?: string
  of?: string
  label?: string
  tone?: 'info' | 'active' | 'warning' | 'success' | 'danger' | 'neutral'
}

interface Beside {
  /** A second, quiet text of the same cell. */
  quiet?: string | null
  quietHref?: string
  /** Takes several lines rather than a wide column. */
  isWide?: boolean
}

/** What stands in one cell: enough for a page, for print and for a sheet. */
export type Cell = Beside &
  (
    | { kind: 'text'; text: string | null; href?: string; isCode?: boolean }
    | { kind: 'badges'; badges: Badge[] }
    | { kind: 'money'; fen: Fen | null }
    | { kind: 'moment'; at: DateTime | null }
    | { kind: 'number'; text: string; tone?: Badge['tone'] }
  )

export type CellKind = Cell['kind']

export const text = (value: string | null, quiet?: string | null): Cell => ({
  kind: 'text',
  text: value,
  quiet,
})
/** A number that names something: never grouped, never rounded, one width per digit. */
export const code = (value: string | null, href?: string): Cell => ({
  kind: 'text',
  text: value,
  href,
  isCode: true,
})
export const link = (value: string, href: string, quiet?: string | null): Cell => ({
  kind: 'text',
  text: value,
  href,
  quiet,
})
export const wide = (value: string | null, quiet?: string | null): Cell => ({
  kind: 'text',
  text: value,
  quiet,
  isWide: true,
})
export const badges = (...given: Badge[]): Cell => ({ kind: 'badges', badges: given })
export const money = (amount: Fen | null): Cell => ({ kind: 'money', fen: amount })
export const moment = (at: DateTime | null): Cell => ({ kind: 'moment', at })
export const number = (value: string | number): Cell => ({ kind: 'number', text: String(value) })

/** What a sheet holds for a cell: text as it is read on the page, money as `1234.50`. */
export function cellText(cell: Cell, i18n: I18n): string {
  const beside = cell.quiet ? ` ${cell.quiet}` : ''
  if (cell.kind === 'money') return cell.fen === null ? '' : formatYuan(cell.fen)
  if (cell.kind === 'moment') return cell.at ? formatDateTime(cell.at) : ''
  if (cell.kind === 'badges')
    return cell.badges.map((badge) => badgeText(badge, i18n)).join(' · ') + beside
  return (cell.text ?? '') + beside
}

function badgeText({ label, of, state }: Badge, i18n: I18n): string {
  return label ?? i18n.t(`${of}.states.${state}`)
}
