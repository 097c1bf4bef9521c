import { InvoiceTitleSchema } from '#database/schema'
import type { TitleDetails } from '#app/customers/customer_draft'
import { open } from '#app/platform/crypto/envelope'

export default class InvoiceTitle extends InvoiceTitleSchema {
  get details(): TitleDetails {
    return open<TitleDetails>('invoice_titles.personal', this.id, this.personal)
  }
}
