import limiter from '@adonisjs/limiter/services/main'
import deliveryConfig from '#config/delivery'
import { blindIndex } from '#app/platform/crypto/blind_index'

const { most, perMinutes } = deliveryConfig.linkOpenings
const RENEWALS_PER_DAY = 3

/** Counts a page or file opened by a link; throws 429 when an address tries too many. */
export async function takeLinkOpening(address: string): Promise<void> {
  const duration = `${perMinutes} minutes`
  const limit = limiter.use({ requests: most, duration, blockDuration: duration })
  await limit.consume(`invoice-link-${blindIndex('addresses', address).toString('base64url')}`)
}

/** Counts a new link for the reader of an old one; false when there were too many within the day. */
export async function mayRenewLink(linkId: string): Promise<boolean> {
  const limit = limiter.use({ requests: RENEWALS_PER_DAY, duration: '1 day' })
  const counted = await limit.attempt(`invoice-link-renewal-${linkId}`, () => true)
  return counted ?? false
}
