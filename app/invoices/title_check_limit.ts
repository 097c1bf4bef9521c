import limiter from '@adonisjs/limiter/services/main'
import invoicingConfig from '#config/invoicing'

/** Counts a question about a title; false when this person asked too many. */
export async function mayCheckTitle(userId: string): Promise<boolean> {
  const { questions, perMinutes } = invoicingConfig.titleChecks
  const limit = limiter.use({ requests: questions, duration: `${perMinutes} minutes` })
  const counted = await limit.attempt(`title-check:${userId}`, () => true)
  return counted ?? false
}
