import limiter from '@adonisjs/limiter/services/main'
import invoicingConfig from '#config/invoicing'
import { blindIndex } from '#app/platform/crypto/blind_index'

const { questions, perMinutes } = invoicingConfig.verification

/** Counts a question to the public verification page; throws 429 when an address asks too often. */
export async function takeQuestion(address: string): Promise<void> {
  const limit = limiter.use({
    requests: questions,
    duration: `${perMinutes} minutes`,
    blockDuration: `${perMinutes} minutes`,
  })
  const key = `invoice-verification-${blindIndex('addresses', address).toString('base64url')}`
  await limit.consume(key)
}
