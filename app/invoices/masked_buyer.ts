import { maskEmail, maskPersonName, maskTaxpayerId } from '#app/customers/masking'
import { personOrCompany } from '#app/customers/person_or_company'
import type { BuyerDetails } from '#app/invoices/invoice_parties'

/** The buyer as everybody at the desk may see it. Companies are public, persons are not. */
export function maskedBuyer({
  name,
  taxpayerId,
  email,
}: Pick<BuyerDetails, 'name' | 'taxpayerId' | 'email'>) {
  const isCompany = personOrCompany(name, taxpayerId) === 'company'
  return {
    name: isCompany ? name : maskPersonName(name),
    taxpayerId: taxpayerId && maskTaxpayerId(taxpayerId),
    email: email && maskEmail(email),
  }
}
