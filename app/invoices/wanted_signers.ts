import type { WantedSigners } from '#app/documents/signatures/wrong_signature'
import type Invoice from '#app/invoices/models/invoice'
import { plugins } from '#app/platform/plugins/registry'
import { signersOf } from '#app/sellers/queries/signers_of'

/**
 * Samples that the house stored since their seller can sign bear one of its signatures; files from before that, and
 * those of the tax side, need not. Needs `documents`.
 */
export async function wantedSigners({
  sellerId,
  channel,
  documents,
}: Invoice): Promise<WantedSigners> {
  const { fingerprints, since } = await signersOf(sellerId)
  const isSample = plugins.find('tax', channel)?.capabilities.isSample ?? false
  const signed = documents.filter(
    ({ origin, createdAt }) =>
      isSample && origin === 'house' && since !== null && createdAt >= since
  )
  return { fingerprints, formats: signed.map(({ format }) => format) }
}
