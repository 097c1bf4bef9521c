import type { DateTime } from 'luxon'
import invoicingConfig from '#config/invoicing'
import sellersConfig from '#config/sellers'
import type { QuotaUse } from '#app/invoices/queries/quota_use'
import type { ChannelStatus } from '#app/sellers/channel_status'

/** What somebody has to be told about a seller's tax channel. Texts: `invoicing.alarms.<kind>`. */
const ALARMS = ['over_quota', 'login_needed', 'quota_low', 'login_ends'] as const

export type ChannelAlarm = (typeof ALARMS)[number]

type Known = Pick<ChannelStatus, 'blockedBy' | 'quotaLeftFen' | 'sessionState' | 'sessionExpiresAt'>

/** The most urgent one; null when all is well. */
export function alarmOf(status: Known, use: QuotaUse, now: DateTime): ChannelAlarm | null {
  if (status.blockedBy === 'login_needed' || status.sessionState === 'login_needed')
    return 'login_needed'
  if (status.blockedBy === 'over_quota') return 'over_quota'
  if (isLow(status.quotaLeftFen, use)) return 'quota_low'
  const end = status.sessionExpiresAt
  const isEnding = end !== null && end.minus({ hours: sellersConfig.warnOfLoginHours }) <= now
  return isEnding ? 'login_ends' : null
}

/** Less than a part of what a month needs, or than so many invoices. */
function isLow(leftFen: number | null, { monthFen, invoiceFen }: QuotaUse): boolean {
  const { partOfMonth, invoices } = invoicingConfig.quotaAlarm
  return leftFen !== null && (leftFen < monthFen * partOfMonth || leftFen < invoiceFen * invoices)
}

/** How a seller's status notes what was told, so that it is told once a day. */
export function noteOf(alarm: ChannelAlarm, day: string): string {
  return `${alarm} ${day}`
}

export function alarmNoted(note: string | null): ChannelAlarm | null {
  return ALARMS.find((alarm) => note?.startsWith(`${alarm} `)) ?? null
}
