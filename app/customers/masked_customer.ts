import { parseAddress } from '#app/customers/address_parser'
import type { AddressDetails, CustomerDetails, TitleDetails } from '#app/customers/customer_draft'
import {
  maskAccount,
  maskAddress,
  maskEmail,
  maskPersonName,
  maskTaxpayerId,
} from '#app/customers/masking'
import type Customer from '#app/customers/models/customer'
import { personOrCompany } from '#app/customers/person_or_company'
import { maskPhone, parsePhone } from '#app/customers/phone'

/** A customer as everybody at the desk may see them. What companies put on their papers is public. */
export function maskedCustomer({
  kind,
  details,
}: Pick<Customer, 'kind' | 'details'>): CustomerDetails {
  return {
    name: kind === 'company' ? details.name : maskPersonName(details.name),
    contactName: maskPersonName(details.contactName),
    phone: maskPhone(details.phone),
    email: details.email && maskEmail(details.email),
    taxpayerId: details.taxpayerId && maskTaxpayerId(details.taxpayerId),
  }
}

export function maskedAddress({ recipient, phone, address }: AddressDetails): AddressDetails {
  return {
    recipient: maskPersonName(recipient),
    phone: maskPhone(phone),
    address: maskWrittenAddress(address),
  }
}

export function maskedTitle(title: TitleDetails): TitleDetails {
  const isCompany = personOrCompany(title.name, title.taxpayerId) === 'company'
  return {
    ...title,
    name: isCompany ? title.name : maskPersonName(title.name),
    taxpayerId: title.taxpayerId && maskTaxpayerId(title.taxpayerId),
    email: title.email && maskEmail(title.email),
    phone: title.phone && maskWrittenPhone(title.phone),
    address: isCompany ? title.address : title.address && maskWrittenAddress(title.address),
    bankAccount: isCompany
      ? title.bankAccount
      : title.bankAccount && maskAccount(title.bankAccount),
  }
}

function maskWrittenAddress(text: string): string {
  const parsed = parseAddress(text)
  return parsed.ok ? maskAddress(parsed.value) : '****'
}

/** The phone of a title stands as it was typed. */
function maskWrittenPhone(text: string): string {
  const phone = parsePhone(text)
  return phone.ok ? maskPhone(phone.value.value) : '****'
}
