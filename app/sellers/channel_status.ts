import type { DateTime } from 'luxon'
import sellersConfig from '#config/sellers'
import type { ChannelBlock } from '#app/sellers/models/seller_channel_status'
import type { Fen } from '#app/platform/money/fen'

/** What a check heard; null where the channel cannot tell, or did not answer. */
export interface Heard {
  quota: { leftFen: Fen; asOf: DateTime } | null
  session: { state: 'signed_in' | 'login_needed'; expiresAt: DateTime | null } | null
}

/** What is known of a channel; a part that was not heard keeps its last word. */
export interface ChannelStatus {
  quotaLeftFen: Fen | null
  quotaAsOf: DateTime | null
  sessionState: 'signed_in' | 'login_needed' | null
  sessionExpiresAt: DateTime | null
  sessionAsOf: DateTime | null
  blockedBy: ChannelBlock | null
  blockedAt: DateTime | null
  /** Since when a seller that was turned away can issue again. */
  readySince: DateTime | null
}

/** The status after a check. A block ends by what the tax side says or, where it says nothing, by waiting. */
export function statusAfter(known: ChannelStatus, heard: Heard, now: DateTime): ChannelStatus {
  const { quota, session } = heard
  const next = {
    ...known,
    ...(quota && { quotaLeftFen: quota.leftFen, quotaAsOf: quota.asOf }),
    ...(session && {
      sessionState: session.state,
      sessionExpiresAt: session.expiresAt,
      sessionAsOf: now,
    }),
  }
  const blockedBy = blockOf(known, heard, now)
  if (blockedBy !== null)
    return { ...next, blockedBy, blockedAt: known.blockedBy === blockedBy ? known.blockedAt : now }
  const isBack = known.blockedBy !== null && hasChanged(known, heard)
  return {
    ...next,
    blockedBy: null,
    blockedAt: null,
    readySince: isBack ? now : known.readySince,
  }
}

function blockOf(known: ChannelStatus, { quota, session }: Heard, now: DateTime) {
  if (session?.state === 'login_needed') return 'login_needed'
  if (quota && quota.leftFen <= 0) return 'over_quota'
  const { blockedBy, blockedAt } = known
  if (blockedBy === null) return null
  const isHeard = blockedBy === 'login_needed' ? session !== null : quota !== null
  const isOld =
    blockedAt !== null && blockedAt.plus({ minutes: sellersConfig.retryBlockedAfterMinutes }) <= now
  return isHeard || isOld ? null : blockedBy
}

/** An invoice that is too large for what is left is no news: only more quota, or a sign-in, is. */
function hasChanged({ blockedBy, quotaLeftFen }: ChannelStatus, { quota }: Heard): boolean {
  if (blockedBy === 'login_needed' || quota === null || quotaLeftFen === null) return true
  return quota.leftFen > quotaLeftFen
}
