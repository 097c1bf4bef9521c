import { formatAddress } from '#app/customers/address_parser'
import type { CustomerDetails, TitleDetails } from '#app/customers/customer_draft'
import {
  addressLine,
  emailAddress,
  identifierUpTo,
  phoneNumber,
  taxpayerId,
  textUpTo,
} from '#app/orders/imports/cell_parsers'
import { parseDiscount, parsePrice, parseQuantity } from '#app/orders/imports/decimal_cells'
import type Order from '#app/orders/models/order'
import type { InvoiceKind, OrderDetails, OrderDraft, OrderLineDraft } from '#app/orders/order_draft'
import { type FormFaults, TypedFields } from '#app/orders/typed_fields'
import { failed, ok, type Result } from '#app/platform/result'

type Texts<Name extends string> = { [name in Name]?: string | null }

export type TypedLine = Texts<'sku' | 'quantity' | 'price' | 'discount'>

/** An order as typed into the form of desk or portal; all texts as they were typed. */
export interface TypedOrder
  extends
    Texts<'externalNumber' | 'customerName' | 'contactName' | 'phone' | 'email' | 'taxpayerId'>,
    Texts<'recipient' | 'recipientPhone' | 'address' | 'remark' | 'titleName'>,
    Texts<'titleAddress' | 'titlePhone' | 'bankName' | 'bankAccount'> {
  invoiceKind: InvoiceKind
  lines: TypedLine[]
}

/**
 * Reads a form the way a row of a sheet is read, so that both make the same order. `known`: the
 * customer who was chosen or is signed in; what is typed of a customer does not count then.
 */
export function readOrderForm(
  typed: TypedOrder,
  known: CustomerDetails | null
): Result<OrderDraft, { type: 'unreadable'; faults: FormFaults }> {
  const fields = new TypedFields()
  const buyerId = fields.code('taxpayerId', typed.taxpayerId, taxpayerId)
  const email = fields.code('email', typed.email, emailAddress)
  const details = known ?? readCustomer(typed, { taxpayerId: buyerId, email }, fields)
  const draft: OrderDraft = {
    externalNumber: fields.code('externalNumber', typed.externalNumber, identifierUpTo(64)),
    invoiceKind: typed.invoiceKind,
    remark: fields.text('remark', typed.remark, textUpTo(500)),
    customer: {
      details,
      address: readAddress(typed, details, fields),
      title: readTitle(typed, { details, buyerId, email }, fields),
    },
    lines: readLines(typed.lines, fields),
  }
  return fields.isGood ? ok(draft) : failed({ type: 'unreadable', faults: fields.faults })
}

/** What an edit of an order makes of its form; lines and customer stay as they are. */
export interface ReadEdit {
  details: OrderDetails
  areaCode: string
  invoiceKind: InvoiceKind
}

/**
 * Reads the form that edits an order, by the rules of a new one. A field that the form does not have,
 * as the masked ones of somebody who may not see them, or that is left empty, stays as it was.
 */
export function readEditForm(
  form: Partial<TypedOrder>,
  order: Pick<Order, 'details' | 'invoiceKind'>
): Result<ReadEdit, { type: 'unreadable'; faults: FormFaults }> {
  const before = order.details
  const filled = Object.entries(form).filter(([, text]) => text !== null && text !== undefined)
  const typed: Omit<TypedOrder, 'lines'> = {
    ...typedOf(before),
    invoiceKind: order.invoiceKind,
    ...Object.fromEntries(filled),
  }
  const fields = new TypedFields()
  const details = { name: before.customerName, contactName: before.contactName }
  const given = {
    details,
    buyerId: fields.code('taxpayerId', typed.taxpayerId, taxpayerId),
    email: fields.code('email', typed.email, emailAddress),
  }
  const { areaCode, ...to } = readAddress(typed, { ...details, phone: before.phone }, fields)
  const edit: ReadEdit = {
    areaCode,
    invoiceKind: typed.invoiceKind,
    details: {
      ...before,
      ...to,
      ...(form.remark !== undefined && {
        remark: fields.text('remark', form.remark, textUpTo(500)),
      }),
      title: readTitle(typed, given, fields),
    },
  }
  return fields.isGood ? ok(edit) : failed({ type: 'unreadable', faults: fields.faults })
}

/** The details of an order as its form would have brought them. */
function typedOf({ recipient, phone, address, title }: OrderDetails) {
  return {
    recipient,
    recipientPhone: phone,
    address,
    titleName: title?.name,
    taxpayerId: title?.taxpayerId,
    email: title?.email,
    titleAddress: title?.address,
    titlePhone: title?.phone,
    bankName: title?.bankName,
    bankAccount: title?.bankAccount,
  }
}

function readCustomer(
  typed: TypedOrder,
  read: Pick<CustomerDetails, 'taxpayerId' | 'email'>,
  fields: TypedFields
): CustomerDetails {
  const customerName = fields.text('customerName', typed.customerName, textUpTo(100))
  const name = fields.require('customerName', customerName, '')
  const contactName = fields.text('contactName', typed.contactName, textUpTo(50)) ?? name
  const phone = fields.require('phone', fields.code('phone', typed.phone, phoneNumber), '')
  return { name, contactName, phone, ...read }
}

function readAddress(
  typed: Pick<TypedOrder, 'recipient' | 'recipientPhone' | 'address'>,
  details: Pick<CustomerDetails, 'contactName' | 'phone'>,
  fields: TypedFields
) {
  const recipient = fields.text('recipient', typed.recipient, textUpTo(50)) ?? details.contactName
  const phone = fields.code('recipientPhone', typed.recipientPhone, phoneNumber) ?? details.phone
  const parsed = fields.text('address', typed.address, addressLine)
  if (!parsed) {
    fields.refuse('address', 'required_missing')
    return { recipient, phone, address: '', areaCode: '' }
  }
  return { recipient, phone, address: formatAddress(parsed), areaCode: parsed.areaCode }
}

/** A title in the customer's own name takes the customer's own taxpayer id. */
type Titled = Pick<CustomerDetails, 'name'> & { taxpayerId?: string | null }

function readTitle(
  typed: Omit<TypedOrder, 'lines'>,
  given: { details: Titled; buyerId: string | null; email: string | null },
  fields: TypedFields
): TitleDetails | null {
  const name = fields.text('titleName', typed.titleName, textUpTo(100)) ?? given.details.name
  const more = {
    address: fields.text('titleAddress', typed.titleAddress, textUpTo(200)),
    phone: fields.code('titlePhone', typed.titlePhone, phoneNumber),
    bankName: fields.text('bankName', typed.bankName, textUpTo(100)),
    bankAccount: fields.code('bankAccount', typed.bankAccount, identifierUpTo(40)),
  }
  if (typed.invoiceKind === 'none') return null
  const isOwnName = name === given.details.name
  const buyerId = given.buyerId ?? (isOwnName ? (given.details.taxpayerId ?? null) : null)
  if (typed.invoiceKind === 'vat_special' && !buyerId) {
    fields.refuse('taxpayerId', 'special_invoice_needs_taxpayer_id')
  }
  const filled = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== null))
  return { name, taxpayerId: buyerId, email: given.email, ...filled }
}

/** The places of the lines in which something was typed: an order has only these. */
export function filledLines(lines: readonly TypedLine[]): number[] {
  return lines.flatMap((line, index) =>
    Object.values(line).some((text) => text?.trim()) ? [index] : []
  )
}

function readLines(lines: TypedOrder['lines'], fields: TypedFields): OrderLineDraft[] {
  const read = filledLines(lines).map((index): OrderLineDraft => {
    const line = lines[index]
    const name = (part: string) => `lines[${index}][${part}]`
    const sku = fields.code(name('sku'), line.sku, identifierUpTo(64))
    const quantity = fields.code(name('quantity'), line.quantity, parseQuantity)
    const discountFen = fields.code(name('discount'), line.discount, parseDiscount)
    return {
      sku: fields.require(name('sku'), sku, ''),
      quantity: fields.require(name('quantity'), quantity, ''),
      unitPriceInclTax: fields.code(name('price'), line.price, parsePrice),
      ...(discountFen !== null && { discountFen }),
    }
  })
  if (read.length === 0) fields.refuse('lines[0][sku]', 'required_missing')
  return read
}
