import type { TaxChannel, TaxChannelCapabilities } from '#app/invoices/tax_channel'
import { PluginUnavailable, plugins } from '#app/platform/plugins/registry'
import { failed, ok, type Result } from '#app/platform/result'

export interface OpenChannel {
  channel: TaxChannel
  capabilities: TaxChannelCapabilities
}

/** The tax channel of this key when it can be used now. */
export function openChannel(
  key: string
): Result<OpenChannel, { type: 'channel_unavailable'; problem: string }> {
  const listing = plugins.find('tax', key)
  if (listing === null) return failed({ type: 'channel_unavailable', problem: 'not_listed' })
  try {
    return ok({ channel: plugins.use('tax', key), capabilities: listing.capabilities })
  } catch (error) {
    if (error instanceof PluginUnavailable)
      return failed({ type: 'channel_unavailable', problem: error.problem })
    throw error
  }
}

/**
 * What a channel can do, also while it cannot be used. Never guessed: a document must not pass for a real invoice,
 * nor a real one for a sample. Throws when it is not listed any more.
 */
export function capabilitiesOf(key: string): TaxChannelCapabilities {
  const listing = plugins.find('tax', key)
  if (listing === null) throw new Error(`tax channel ${key} is not listed any more`)
  return listing.capabilities
}
