import { areaPath } from '#app/customers/area_table'
import { maskedAddress, maskedCustomer, maskedTitle } from '#app/customers/masked_customer'
import type Customer from '#app/customers/models/customer'
import type CustomerAddress from '#app/customers/models/customer_address'
import { MOST_SAVED } from '#app/customers/queries/customer_book'

/** A line of the list of customers. */
export function customerRowView(customer: Customer) {
  const { id, kind, createdAt, userId } = customer
  return { id, kind, createdAt, hasAccount: userId !== null, ...maskedCustomer(customer) }
}

/** A customer with their book. `isRevealed`: the personal side is open this once. */
export function customerPageView(customer: Customer, isRevealed: boolean) {
  const { addresses, titles } = customer
  return {
    customer: customerRowView(customer),
    details: isRevealed ? customer.details : maskedCustomer(customer),
    isRevealed,
    addresses: addresses.map((address) => ({
      ...placeOf(address),
      ...(isRevealed ? address.details : maskedAddress(address.details)),
    })),
    titles: titles.map(({ id, isDefault, details }) => ({
      id,
      isDefault,
      ...(isRevealed ? details : maskedTitle(details)),
    })),
    mostSaved: MOST_SAVED,
  }
}

/** The addresses of somebody who looks at their own. */
export function ownAddressView(address: CustomerAddress) {
  return { ...placeOf(address), ...address.details }
}

function placeOf({ id, isDefault, areaCode }: CustomerAddress) {
  const { province, city, district } = areaPath(areaCode)
  const area = [...new Set([province, city, district])].filter(Boolean).join(' ')
  return { id, isDefault, areaCode, area }
}
