import { findProducts } from '#app/catalog/queries/find_products'
import {
  foundCustomer,
  foundInvoice,
  foundOrder,
  foundParcel,
  foundProduct,
} from '#app/desk/found_rows'
import {
  exactRowsFirst,
  type Found,
  type FoundGroup,
  type SearchGroup,
} from '#app/desk/search_groups'
import { invoicesByNumber } from '#app/invoices/queries/invoices_by_number'
import { findCustomers } from '#app/orders/queries/find_customers'
import { searchOrders } from '#app/orders/queries/search_orders'
import { parcelsByNumber } from '#app/shipments/queries/parcels_by_number'

const MOST = 10

const FINDERS: Record<SearchGroup, (text: string) => Promise<Found[]>> = {
  orders: async (text) => {
    const page = await searchOrders({ text, match: 'fuzzy', filters: {} })
    return page.rows.map((row) => foundOrder(row, text))
  },
  parcels: async (text) => {
    const parcels = await parcelsByNumber(text)
    return parcels.map(({ row, to }) => foundParcel(row, to, text))
  },
  invoices: async (text) => {
    const rows = await invoicesByNumber(text)
    return rows.map((row) => foundInvoice(row, text))
  },
  customers: async (text) => {
    const customers = await findCustomers(text)
    return customers.map((customer) => foundCustomer(customer, text))
  },
  products: async (text) => {
    const products = await findProducts(text, MOST)
    return products.map((product) => foundProduct(product, text))
  },
}

const LISTS: Record<SearchGroup, string> = {
  orders: '/desk/orders?q=',
  parcels: '/desk/parcels?number=',
  invoices: '/desk/invoices?number=',
  customers: '/desk/customers?q=',
  products: '/desk/products?q=',
}

/** The first finds of one group, exact ones before the others, and where there may be more. */
export async function findInGroup(group: SearchGroup, text: string): Promise<FoundGroup> {
  const found = exactRowsFirst(await FINDERS[group](text))
  const more = found.length < MOST ? null : LISTS[group] + encodeURIComponent(text)
  return { group, rows: found.slice(0, MOST), more }
}
