import { InvoiceLinkSchema } from '#database/schema'
import { clock } from '#app/platform/clock'

export type LinkStanding = 'open' | 'expired' | 'revoked'

/** The way to one invoice that one message carries: for a few days, and until it is withdrawn. */
export default class InvoiceLink extends InvoiceLinkSchema {
  static selfAssignPrimaryKey = true

  get standing(): LinkStanding {
    if (this.revokedAt) return 'revoked'
    return this.expiresAt <= clock.now() ? 'expired' : 'open'
  }
}
