import { parseAddress } from '#app/customers/address_parser'
import { maskAddress, maskEmail, maskPersonName, maskTaxpayerId } from '#app/customers/masking'
import { personOrCompany } from '#app/customers/person_or_company'
import { maskPhone } from '#app/customers/phone'
import type { OrderDetails } from '#app/orders/order_draft'

/** The personal side of an order as everybody at the desk may see it. Names of companies are public. */
export function maskedDetails(details: OrderDetails): OrderDetails {
  const address = parseAddress(details.address)
  return {
    customerName: maskedCustomerName(details),
    contactName: maskPersonName(details.contactName),
    recipient: maskPersonName(details.recipient),
    phone: maskPhone(details.phone),
    address: address.ok ? maskAddress(address.value) : '****',
    remark: details.remark,
    title: details.title && {
      ...details.title,
      name: maskName(details.title.name, details.title.taxpayerId),
      taxpayerId: details.title.taxpayerId && maskTaxpayerId(details.title.taxpayerId),
      email: details.title.email && maskEmail(details.title.email),
    },
  }
}

export function maskedCustomerName({ customerName, title }: OrderDetails): string {
  return maskName(customerName, title?.taxpayerId ?? null)
}

function maskName(name: string, taxpayerId: string | null): string {
  return personOrCompany(name, taxpayerId) === 'company' ? name : maskPersonName(name)
}
