import type User from '#app/identity/models/user'
import Invoice from '#app/invoices/models/invoice'
import { applyOwnFilters, type OwnInvoiceFilters } from '#app/invoices/queries/own_invoice_filters'
import { decodeCursor, type Page, pageOf, seekPage } from '#app/platform/database/keyset'

const PER_PAGE = 20

/** The invoices of the customer who is signed in, newest first. */
export async function ownInvoices(
  user: User,
  filters: OwnInvoiceFilters,
  cursorText: unknown
): Promise<Page<Invoice>> {
  const cursor = decodeCursor(cursorText)
  const query = ofUser(user).whereNot('state', 'dropped').preload('orders').preload('documents')
  applyOwnFilters(query, filters)
  const place = { at: 'invoices.created_at', id: 'invoices.id' }
  const found = await seekPage(query, place, cursor, PER_PAGE)
  const positionOf = ({ createdAt, id }: Invoice) => ({ at: createdAt, id })
  return pageOf(found, positionOf, cursor, PER_PAGE)
}

/** One of them; throws "not found" for everybody else's. */
export function ownInvoice(user: User, id: string): Promise<Invoice> {
  return ofUser(user).where('id', id).preload('documents').firstOrFail()
}

function ofUser(user: User) {
  // A credit invoice is the house's business until it is issued.
  const shown = Invoice.query().where((any) => {
    any.whereNull('originalInvoiceId').orWhere('state', 'issued')
  })
  return shown.whereHas('order', (order) =>
    order.whereHas('customer', (customer) => customer.where('userId', user.id))
  )
}
