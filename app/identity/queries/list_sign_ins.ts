import type { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'
import PastSignIn from '#app/identity/models/past_sign_in'
import { maskNetworkAddress } from '#app/identity/sign_in_origin'

const SHOWN = { days: 90 }
const MOST = 100

export interface SignInView {
  at: DateTime
  isSuccess: boolean
  browser: string | null
  system: string | null
  address: string
}

/** Who tried to sign in to an account in the last 90 days, the newest first. */
export async function listSignIns(userId: string): Promise<SignInView[]> {
  const tries = await PastSignIn.query()
    .where('userId', userId)
    .where('triedAt', '>', clock.timestamp(clock.now().minus(SHOWN)))
    .orderBy('triedAt', 'desc')
    .limit(MOST)
  return tries.map(({ outcome, origin, triedAt }) => ({
    at: triedAt,
    isSuccess: outcome === 'succeeded',
    browser: origin.browser,
    system: origin.system,
    address: maskNetworkAddress(origin.address),
  }))
}
