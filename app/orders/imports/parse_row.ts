import {
  addressLine,
  emailAddress,
  identifierUpTo,
  invoiceKind,
  phoneNumber,
  taxpayerId,
  textUpTo,
} from './cell_parsers.js'
import { parseDiscount, parsePrice, parseQuantity } from './decimal_cells.js'
import type { InvoiceKind, OrderField } from './header_aliases.js'
import type { SheetHeader } from './read_header.js'
import { RowCells } from './row_cells.js'
import type { RowVerdict } from './row_verdict.js'

/** Judges one row by itself: a draft of its order line, or every wrong cell in the order of the columns. */
export function parseRow(header: SheetHeader, row: readonly string[]): RowVerdict {
  const cells = new RowCells(header, row)
  const word = (field: OrderField, longest: number) =>
    cells.read(field, cells.text(field), textUpTo(longest))

  const externalNumber = cells.read(
    'externalNumber',
    cells.code('externalNumber'),
    identifierUpTo(64)
  )
  const customerName = word('customerName', 100)
  const contactName = word('contactName', 50)
  const phone = cells.read('phone', cells.code('phone'), phoneNumber)
  const address = cells.read('address', cells.text('address'), addressLine)
  const sku = cells.read('sku', cells.code('sku'), identifierUpTo(64))
  const quantity = cells.read('quantity', cells.code('quantity'), parseQuantity)
  const unitPriceInclTax = cells.read(
    'unitPriceInclTax',
    cells.code('unitPriceInclTax'),
    parsePrice
  )
  const title = word('invoiceTitle', 100)
  const buyerId = cells.read('taxpayerId', cells.code('taxpayerId'), taxpayerId)
  const kind = readInvoiceKind(cells)
  const email = cells.read('email', cells.code('email'), emailAddress)
  const remark = word('remark', 500)
  const discountFen = cells.read('discount', cells.code('discount'), parseDiscount)

  const refusals = cells.refusals()
  if (refusals.length > 0) return { ok: false, refusals }
  if (!externalNumber || !customerName || !phone || !address || !sku || !quantity) {
    throw new Error('a required cell is neither read nor refused')
  }
  return {
    ok: true,
    draft: {
      externalNumber,
      customerName,
      contactName: contactName ?? customerName,
      phone,
      address,
      sku,
      quantity,
      unitPriceInclTax,
      discountFen,
      invoiceKind: kind,
      invoiceTitle: kind === 'none' ? null : (title ?? customerName),
      taxpayerId: buyerId,
      email,
      remark,
    },
  }
}

/** An empty kind means an ordinary invoice as soon as the row names a title or a taxpayer id. */
function readInvoiceKind(cells: RowCells): InvoiceKind {
  const implied = cells.text('invoiceTitle') || cells.code('taxpayerId') ? 'ordinary' : 'none'
  const kind = cells.read('invoiceKind', cells.code('invoiceKind'), invoiceKind) ?? implied
  if (kind === 'vat_special' && cells.code('taxpayerId') === '') {
    cells.refuse('taxpayerId', 'special_invoice_needs_taxpayer_id')
  }
  return kind
}
