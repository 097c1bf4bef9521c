import Customer from '#app/customers/models/customer'

/** Sheets remember an address with every order, so a book can grow long. */
export const MOST_SAVED = 50

/** A customer with the saved addresses and invoice titles, the default ones first; null when there is none. */
export function customerBook(which: { id: string } | { userId: string }): Promise<Customer | null> {
  return Customer.query()
    .where(which)
    .preload('addresses', (saved) => {
      saved.orderBy('isDefault', 'desc').orderBy('createdAt', 'desc').limit(MOST_SAVED)
    })
    .preload('titles', (saved) => {
      saved.orderBy('isDefault', 'desc').orderBy('createdAt', 'desc').limit(MOST_SAVED)
    })
    .first()
}
