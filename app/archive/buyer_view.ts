import type { ArchivedParty } from '#app/archive/record'
import { maskedBuyer } from '#app/invoices/masked_buyer'

/** The buyer as everybody at the desk may see it; null once the package is destroyed. */
export function buyerView(buyer: ArchivedParty | null) {
  return buyer && maskedBuyer({ ...buyer, email: null })
}
