import type Customer from '#app/customers/models/customer'
import type { TypedOrder } from '#app/orders/order_form'

/** Which saved address and invoice title of the customer were chosen in the form, if any. */
export interface SavedChoices {
  addressId?: unknown
  titleId?: unknown
}

/**
 * The form with the saved address and title written in, so that nobody has to type or see them again.
 * What a saved title lacks is taken from the form.
 */
export function withSavedChoices<Form extends Partial<TypedOrder>>(
  typed: Form,
  customer: Pick<Customer, 'addresses' | 'titles'> | null,
  { addressId, titleId }: SavedChoices
): Form {
  const address = customer?.addresses.find(({ id }) => id === addressId)?.details
  const title = customer?.titles.find(({ id }) => id === titleId)?.details
  return {
    ...typed,
    ...(address && {
      recipient: address.recipient,
      recipientPhone: address.phone,
      address: address.address,
    }),
    ...(title && {
      titleName: title.name,
      taxpayerId: title.taxpayerId ?? typed.taxpayerId,
      email: title.email ?? typed.email,
      titleAddress: title.address ?? typed.titleAddress,
      titlePhone: title.phone ?? typed.titlePhone,
      bankName: title.bankName ?? typed.bankName,
      bankAccount: title.bankAccount ?? typed.bankAccount,
    }),
  }
}
