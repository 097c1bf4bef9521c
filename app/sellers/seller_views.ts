import type { I18n } from '@adonisjs/i18n'
import { clock } from '#app/platform/clock'
import { plugins } from '#app/platform/plugins/registry'
import type Seller from '#app/sellers/models/seller'
import type SellerQualification from '#app/sellers/models/seller_qualification'

/** Long enough to have a paper renewed. */
const SOON_DAYS = 30

/** A paper with its file, and whether it is out of date or soon will be. */
export function paperView({ id, kind, file, validUntil, createdAt }: SellerQualification) {
  const lastDay = validUntil?.toISODate() ?? null
  const today = clock.businessDay()
  const soon = clock.businessDay(clock.now().plus({ days: SOON_DAYS }))
  const isExpired = lastDay !== null && lastDay < today
  return {
    id,
    kind,
    fileName: file.fileName,
    lastDay,
    createdAt,
    isExpired,
    isExpiring: !isExpired && lastDay !== null && lastDay <= soon,
  }
}

/** The channels that work; that of the seller stays also when it does not, so that saving changes it for nobody unasked. */
export function channelChoices(seller: Seller | null, i18n: I18n) {
  const listed = plugins
    .list('tax')
    .filter(({ key, problem }) => problem === null || key === seller?.taxChannel)
    .map(({ key, title }) => ({ value: key, label: i18n.t(title) }))
  const isGone = seller !== null && !listed.some(({ value }) => value === seller.taxChannel)
  return isGone ? [{ value: seller.taxChannel, label: seller.taxChannel }, ...listed] : listed
}
