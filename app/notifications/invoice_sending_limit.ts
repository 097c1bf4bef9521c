import limiter from '@adonisjs/limiter/services/main'

const PER_HOUR = 6

/** Counts a customer's request to send an invoice somewhere; false when there were too many within the hour. */
export async function maySendInvoice(userId: string): Promise<boolean> {
  const limit = limiter.use({ requests: PER_HOUR, duration: '1 hour' })
  const counted = await limit.attempt(`invoice-sending:${userId}`, () => true)
  return counted ?? false
}
