import db from '@adonisjs/lucid/services/db'
import type { InvoiceFace, TaxTreatment } from '#app/documents/invoice_face'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { faceOf } from '#app/invoices/face_of'
import { buyerOf, snapshotOf } from '#app/invoices/invoice_parties'
import Invoice from '#app/invoices/models/invoice'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'
import type Order from '#app/orders/models/order'
import type Seller from '#app/sellers/models/seller'

export interface RowLine {
  /** In fen, negative on credits. */
  net: number
  tax: number
  rate?: string
  treatment?: TaxTreatment
  taxClass?: string
}

export interface RowWanted {
  order: Order
  seller: Seller
  day: string
  lines: RowLine[]
  kind?: Invoice['kind']
  /** Makes it a credit. */
  original?: Invoice
  /** Not issued: drafted on the day. */
  state?: 'issued' | 'refused'
}

const TAX_CLASS = '3040503000000000000'
let lastNumber = 0

/** An invoice as it stands in the tables, without files: for sums of every sort, credits too. */
export async function givenInvoiceRow(wanted: RowWanted): Promise<Invoice> {
  const { order, seller, day, lines, kind = 'ordinary', original, state = 'issued' } = wanted
  const id = newId()
  const isIssued = state === 'issued'
  const { from } = clock.businessDayRange(day)
  const at = from.plus({ hours: 10 }).toISO()
  const sum = (of: (line: RowLine) => number) => lines.reduce((total, one) => total + of(one), 0)
  await db.table('invoices').insert({
    id,
    order_id: order.id,
    seller_id: seller.id,
    kind,
    state,
    channel: seller.taxChannel,
    issue_request_no: `report-${id}`,
    invoice_number: isIssued ? nextNumber() : null,
    original_invoice_id: original?.id ?? null,
    confirmation_number: original ? '1'.repeat(20) : null,
    buyer: seal('invoices.buyer', id, buyerOf({ name: '王芳', taxpayerId: null, email: null })),
    seller: snapshotOf(seller),
    net_fen: sum(({ net }) => net),
    tax_fen: sum(({ tax }) => tax),
    total_fen: sum(({ net, tax }) => net + tax),
    rule_set: 'test',
    issued_at: isIssued ? at : null,
    issued_on: isIssued ? day : null,
    created_at: at,
    updated_at: at,
  })
  const rows = lines.map((line, index) => ({
    id: newId(),
    invoice_id: id,
    position: index + 1,
    name: '快递服务',
    net_fen: line.net,
    tax_fen: line.tax,
    total_fen: line.net + line.tax,
    tax_rate: line.treatment ? '0' : (line.rate ?? '0.06'),
    tax_treatment: line.treatment ?? 'taxed',
    tax_class_code: line.taxClass ?? TAX_CLASS,
    tax_class_short_name: '物流辅助服务',
  }))
  await db.transaction((trx) => insertMany(trx, 'invoice_lines', rows))
  return Invoice.query()
    .where('id', id)
    .preload('lines')
    .preload('documents')
    .preload('original')
    .firstOrFail()
}

function nextNumber(): string {
  lastNumber += 1
  return `99${clock.now().toMillis()}${String(lastNumber).padStart(5, '0')}`
}

/** Stores the XML of an invoice row, as the house would have written it but for the change. */
export async function givenStoredXml(
  invoice: Invoice,
  change: (face: InvoiceFace) => InvoiceFace = (face) => face
): Promise<string> {
  const face = faceOf(invoice, { isSample: true })
  return storeXml(invoice, Buffer.from(writeInvoiceXml(change(face))))
}

export function storeXml(invoice: Invoice, bytes: Buffer): Promise<string> {
  return db.transaction(async (trx) => {
    const file = await fileStore.put(
      { purpose: 'invoice_xml', bytes, mime: 'application/xml' },
      trx
    )
    const row = { id: newId(), format: 'xml', origin: 'house', created_at: clock.timestamp() }
    const document = { ...row, invoice_id: invoice.id, file_id: file.id }
    await trx.table('invoice_documents').insert(document)
    return file.id
  })
}
