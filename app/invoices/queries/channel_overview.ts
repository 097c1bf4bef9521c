import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { alarmNoted, type ChannelAlarm } from '#app/invoices/channel_alarms'
import { clock } from '#app/platform/clock'
import { toSafeInteger } from '#app/platform/database/columns'
import { type Fen, fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import type { ChannelStatus } from '#app/sellers/channel_status'
import Seller from '#app/sellers/models/seller'
import { channelStatuses } from '#app/sellers/queries/channel_statuses'

/** A seller's tax channel as finance sees it. */
export interface ChannelOverview {
  seller: Seller
  /** Key of the channel's name. */
  title: string | null
  hasSession: boolean
  hasQuota: boolean
  alarm: ChannelAlarm | null
  /** Null where it was never heard. */
  quota: { leftFen: Fen; usedFen: Fen; asOf: DateTime | null } | null
  session: Pick<ChannelStatus, 'sessionState' | 'sessionExpiresAt' | 'sessionAsOf'> | null
  waiting: number
}

export async function channelOverview(): Promise<ChannelOverview[]> {
  return channelsOf(await Seller.query().orderBy('isDefault', 'desc').orderBy('createdAt'))
}

export async function channelsOf(sellers: readonly Seller[]): Promise<ChannelOverview[]> {
  const statuses = await channelStatuses(sellers.map(({ id }) => id))
  return Promise.all(
    sellers.map(async (seller): Promise<ChannelOverview> => {
      const listing = plugins.find('tax', seller.taxChannel)
      const status = statuses.get(seller.id)
      const { usedFen, waiting } = await thisMonth(seller.id)
      const left = status?.quotaLeftFen ?? null
      return {
        seller,
        title: listing?.title ?? null,
        hasSession: listing?.capabilities.session ?? false,
        hasQuota: listing?.capabilities.quota ?? false,
        alarm: alarmNoted(status?.alarmedFor ?? null),
        quota: left === null ? null : { leftFen: left, usedFen, asOf: status?.quotaAsOf ?? null },
        session: status?.sessionState ? status : null,
        waiting,
      }
    })
  )
}

async function thisMonth(sellerId: string): Promise<{ usedFen: Fen; waiting: number }> {
  const { rows } = await db.rawQuery<{ rows: { used: string; waiting: number }[] }>(
    `select (select coalesce(sum(net_fen), 0) from invoices
              where seller_id = :sellerId and state = 'issued' and issued_at >= :since) as used,
            (select count(*)::int from invoices where seller_id = :sellerId and state = 'waiting') as waiting`,
    { sellerId, since: monthStart() }
  )
  const [{ used, waiting }] = rows
  return { usedFen: fen(Math.max(0, toSafeInteger(used) ?? 0)), waiting }
}

function monthStart(): Date {
  return clock.businessDayRange(`${clock.businessDay().slice(0, 7)}-01`).from.toJSDate()
}
