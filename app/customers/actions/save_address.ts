import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { type AddressFailure, formatAddress, parseAddress } from '#app/customers/address_parser'
import type { AddressDetails } from '#app/customers/customer_draft'
import { addressIndex } from '#app/customers/customer_indexes'
import { keepOneDefault } from '#app/customers/keep_one_default'
import Customer from '#app/customers/models/customer'
import CustomerAddress from '#app/customers/models/customer_address'
import { parsePhone, type PhoneFailure } from '#app/customers/phone'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'

export interface SaveAddressInput {
  customerId: string
  /** null: a new one. */
  addressId: string | null
  /** As typed; the address in one line. */
  details: AddressDetails
  isDefault: boolean
  by: Actor
}

export type AddressBookFailure =
  AddressFailure | PhoneFailure | { type: 'missing' } | { type: 'address_known' }

/** Keeps an address of a customer with the code of its district, which decides routes and prices. */
export class SaveAddress {
  handle(input: SaveAddressInput): Promise<Result<{ id: string }, AddressBookFailure>> {
    return db.transaction(async (trx) => {
      const read = readAddress(input.details)
      if (!read.ok) return read
      const address = await this.#find(input, trx)
      if (!address) return failed({ type: 'missing' })

      const { areaCode, details } = read.value
      const { customerId } = input
      const contentIndex = addressIndex(details)
      const same = await CustomerAddress.query({ client: trx })
        .where({ customerId, contentIndex })
        .first()
      if (same && same.id !== address.id) return failed({ type: 'address_known' })

      const personal = seal('customer_addresses.personal', address.id, details)
      await address.merge({ areaCode, personal, contentIndex }).save()
      await keepOneDefault('customer_addresses', address, input.isDefault, trx)
      const entry = {
        action: 'customers.address_saved',
        subject: 'customer',
        subjectId: customerId,
      }
      await record({ actor: input.by, ...entry, details: { addressId: address.id, areaCode } }, trx)
      return ok({ id: address.id })
    })
  }

  /** Locks the customer, so that two forms cannot make the same address or two defaults. */
  async #find({ customerId, addressId }: SaveAddressInput, trx: TransactionClientContract) {
    const customer = await Customer.query({ client: trx })
      .where('id', customerId)
      .forUpdate()
      .first()
    if (!customer) return null
    if (addressId)
      return CustomerAddress.query({ client: trx }).where({ id: addressId, customerId }).first()
    const address = new CustomerAddress().fill({ id: newId(), customerId, createdAt: clock.now() })
    return address.useTransaction(trx)
  }
}

function readAddress({
  recipient,
  phone: typedPhone,
  address: typedAddress,
}: AddressDetails): Result<
  { areaCode: string; details: AddressDetails },
  AddressFailure | PhoneFailure
> {
  const phone = parsePhone(typedPhone)
  if (!phone.ok) return phone
  const parsed = parseAddress(typedAddress)
  if (!parsed.ok) return parsed
  const address = formatAddress(parsed.value)
  const details = { recipient: recipient.trim(), phone: phone.value.value, address }
  return ok({ areaCode: parsed.value.areaCode, details })
}
