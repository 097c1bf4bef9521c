import type { PaymentCapabilities } from '#app/payments/gateway'
import type { PluginListing } from '#app/platform/plugins/registry'
import { plugins } from '#app/platform/plugins/registry'

/** The ways to pay that work now, in the order of config/plugins.ts. */
export function paymentMethods(): PluginListing<'payment'>[] {
  return plugins.list('payment').filter(({ problem }) => problem === null)
}

/** What a provider can do; a plugin that is gone or off can do nothing. */
export function capabilitiesOf(provider: string): PaymentCapabilities {
  const listing = plugins.find('payment', provider)
  return listing?.problem === null ? listing.capabilities : NOTHING
}

const NOTHING: PaymentCapabilities = {
  refund: 'none',
  query: false,
  cancel: false,
  qr: false,
  redirect: false,
  notices: false,
  confirmedByHand: false,
}
