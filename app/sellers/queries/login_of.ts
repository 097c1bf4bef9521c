import type { DateTime } from 'luxon'
import SellerChannelStatus from '#app/sellers/models/seller_channel_status'
import { clock } from '#app/platform/clock'
import { open } from '#app/platform/crypto/envelope'

export interface Login {
  state: 'signed_in' | 'login_needed' | null
  expiresAt: DateTime | null
  /** The code that waits to be scanned; null when there is none, or it has run out. */
  code: { text: string; expiresAt: DateTime } | null
}

/** How far the sign-in of a seller is. */
export async function loginOf(sellerId: string): Promise<Login> {
  const status = await SellerChannelStatus.find(sellerId)
  return {
    state: status?.sessionState ?? null,
    expiresAt: status?.sessionExpiresAt ?? null,
    code: status && codeOf(status),
  }
}

function codeOf({ sellerId, loginChallenge, loginExpiresAt }: SellerChannelStatus): Login['code'] {
  if (loginChallenge === null || loginExpiresAt === null || loginExpiresAt <= clock.now())
    return null
  const column = 'seller_channel_status.login_challenge'
  const { qrContent } = open<{ qrContent: string }>(column, sellerId, loginChallenge)
  return { text: qrContent, expiresAt: loginExpiresAt }
}
