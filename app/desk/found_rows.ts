import type Product from '#app/catalog/models/product'
import { maskPersonName } from '#app/customers/masking'
import type Customer from '#app/customers/models/customer'
import { maskPhone } from '#app/customers/phone'
import type { Found } from '#app/desk/search_groups'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import type { InvoiceRow } from '#app/invoices/queries/invoice_row'
import { maskedDetails } from '#app/orders/masked_details'
import { orderMatch } from '#app/orders/order_match'
import type { OrderListRow } from '#app/orders/queries/order_list_row'
import { phoneForm, searchForm } from '#app/platform/crypto/search_text'
import { matchesQuery } from '#app/platform/crypto/search_tokens'
import type Shipment from '#app/shipments/models/shipment'
import type { Destination } from '#app/shipments/models/shipment'

/** Results of the desk's search: a name to click, why it is here, and enough to tell it from others. */

export function foundOrder(order: OrderListRow, text: string): Found {
  const match = orderMatch(order, text)
  const { customerName, recipient, address } = maskedDetails(order.details)
  return {
    href: `/desk/orders/${order.id}`,
    name: order.number,
    by: match?.by ?? 'number',
    isExact: match?.isExact ?? false,
    state: { of: 'orders', key: order.status },
    about: listed(customerName, recipient, address),
    at: order.placedAt,
  }
}

export function foundParcel(parcel: Shipment, to: Destination, text: string): Found {
  const number = text.toUpperCase()
  const by = [parcel.waybillNumber, parcel.number].indexOf(number)
  return {
    href: `/desk/parcels/${parcel.id}`,
    name: parcel.waybillNumber ?? parcel.number,
    by: ['waybill', 'parcel'][by] ?? 'number',
    isExact: true,
    state: { of: 'shipments', key: parcel.state },
    about: listed(parcel.order.number, to.recipient, to.address),
    at: parcel.createdAt,
  }
}

export function foundInvoice(invoice: InvoiceRow, text: string): Found {
  const byInvoice = invoice.invoiceNumber === text ? 'invoice' : 'request'
  return {
    href: `/desk/invoices/${invoice.id}`,
    name: invoice.invoiceNumber ?? invoice.orderNumber,
    by: invoice.orderNumber === text ? 'number' : byInvoice,
    isExact: true,
    state: { of: 'invoices', key: invoice.state },
    about: listed(maskedBuyer(invoice.buyer).name, invoice.orderNumber),
    at: invoice.issuedAt ?? invoice.createdAt,
  }
}

export function foundCustomer({ id, kind, details, createdAt }: Customer, text: string): Found {
  const { name, contactName, phone, taxpayerId } = details
  const exact = [
    ['taxpayer_id', taxpayerId === text.toUpperCase()],
    ['customer', searchForm(name) === searchForm(text)],
    ['contact', searchForm(contactName) === searchForm(text)],
    ['phone', phoneForm(phone) === phoneForm(text)],
  ] as const
  const whole = exact.find(([, isWhole]) => isWhole)?.[0]
  const isName = matchesQuery('name', name, text)
  const isPhone = matchesQuery('phone', phone, text)
  return {
    href: `/desk/customers/${id}`,
    name: kind === 'company' ? name : maskPersonName(name),
    by: whole ?? (isName ? 'customer' : isPhone ? 'phone' : 'contact'),
    isExact: whole !== undefined,
    state: null,
    about: listed(maskPersonName(contactName), maskPhone(phone)),
    at: createdAt,
  }
}

export function foundProduct({ id, sku, name, spec }: Product, text: string): Found {
  const sought = text.toLowerCase()
  const isSku = sku.toLowerCase().includes(sought)
  const isName = name.toLowerCase().includes(sought)
  return {
    href: `/desk/products/${id}`,
    name: sku,
    by: isSku ? 'sku' : isName ? 'product' : 'spec',
    isExact: [sku.toLowerCase(), name.toLowerCase()].includes(sought),
    state: null,
    about: listed(name, spec),
    at: null,
  }
}

function listed(...parts: (string | null)[]): string {
  return [...new Set(parts)].filter(Boolean).join(' · ')
}
