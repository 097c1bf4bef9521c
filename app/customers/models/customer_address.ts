import { CustomerAddressSchema } from '#database/schema'
import type { AddressDetails } from '#app/customers/customer_draft'
import { open } from '#app/platform/crypto/envelope'

export default class CustomerAddress extends CustomerAddressSchema {
  get details(): AddressDetails {
    return open<AddressDetails>('customer_addresses.personal', this.id, this.personal)
  }
}
