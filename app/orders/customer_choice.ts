import { parseAddress } from '#app/customers/address_parser'
import { maskAddress, maskPersonName, maskTaxpayerId } from '#app/customers/masking'
import type Customer from '#app/customers/models/customer'
import { maskPhone } from '#app/customers/phone'

/** A customer as staff tell them apart: enough for that, nothing more. */
export function customerSummary(customer: Customer) {
  const { name, contactName, phone, taxpayerId } = customer.details
  return {
    id: customer.id,
    name: customer.kind === 'person' ? maskPersonName(name) : name,
    contact: `${maskPersonName(contactName)} ${maskPhone(phone)}`,
    taxpayerId: taxpayerId && maskTaxpayerId(taxpayerId),
  }
}

/** The chosen customer with the saved addresses and titles to choose from. */
export function customerChoice(customer: Customer) {
  const titleName = (name: string) => (customer.kind === 'person' ? maskPersonName(name) : name)
  return {
    ...customerSummary(customer),
    addresses: customer.addresses.map(({ id, details }) => {
      const parsed = parseAddress(details.address)
      const place = parsed.ok ? maskAddress(parsed.value) : '****'
      return { value: id, label: `${maskPersonName(details.recipient)} ${place}` }
    }),
    titles: customer.titles.map(({ id, details: { name, taxpayerId } }) => ({
      value: id,
      label: [titleName(name), taxpayerId && maskTaxpayerId(taxpayerId)].filter(Boolean).join(' '),
    })),
  }
}

/** The same for somebody who chooses among their own: nothing is masked. */
export function ownChoice(customer: Customer) {
  return {
    id: customer.id,
    name: customer.details.name,
    addresses: customer.addresses.map(({ id, details: { recipient, phone, address } }) => ({
      value: id,
      label: `${recipient} ${phone}`,
      hint: address,
    })),
    titles: customer.titles.map(({ id, details: { name, taxpayerId } }) => ({
      value: id,
      label: name,
      hint: taxpayerId,
    })),
  }
}
