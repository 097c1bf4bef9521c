import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { CustomerSchema } from '#database/schema'
import CustomerAddress from '#app/customers/models/customer_address'
import InvoiceTitle from '#app/customers/models/invoice_title'
import type { CustomerDetails } from '#app/customers/customer_draft'
import { open } from '#app/platform/crypto/envelope'

export default class Customer extends CustomerSchema {
  declare kind: 'company' | 'person'

  @hasMany(() => CustomerAddress)
  declare addresses: HasMany<typeof CustomerAddress>

  @hasMany(() => InvoiceTitle)
  declare titles: HasMany<typeof InvoiceTitle>

  get details(): CustomerDetails {
    return open<CustomerDetails>('customers.personal', this.id, this.personal)
  }
}
