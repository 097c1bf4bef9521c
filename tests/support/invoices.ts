import db from '@adonisjs/lucid/services/db'
import type Product from '#app/catalog/models/product'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import Invoice from '#app/invoices/models/invoice'
import { RecordDelivery } from '#app/orders/actions/record_delivery'
import { RecordDispatch } from '#app/orders/actions/record_dispatch'
import { RecordPayment } from '#app/orders/actions/record_payment'
import Order from '#app/orders/models/order'
import type { OrderDraft } from '#app/orders/order_draft'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Fen } from '#app/platform/money/fen'
import { SaveSeller } from '#app/sellers/actions/save_seller'
import Seller from '#app/sellers/models/seller'
import { givenApprovedOrder, orderDraft } from '#tests/support/orders'
import { givenProduct } from '#tests/support/catalogue'

/** The enterprise that issues; its id is well formed and belongs to nobody. */
export async function givenSeller(): Promise<Seller> {
  const known = await Seller.findBy('isDefault', true)
  if (known) return known
  const saved = await new SaveSeller().handle({
    sellerId: null,
    by: SYSTEM,
    values: {
      name: '武汉税邮服务有限公司',
      taxpayerId: '91420100MA4KXY1233',
      taxpayerKind: 'general',
      regionCode: '4200',
      address: '武汉市江岸区沿江大道160号',
      phone: '027-85550123',
      bankName: '中国邮政储蓄银行武汉江岸支行',
      bankAccount: '942001010012345678',
      issuerName: '王芳',
      taxChannel: 'tax-sandbox',
      isDefault: true,
    },
  })
  if (!saved.ok) throw new Error(`no seller: ${saved.failure.type}`)
  return Seller.findOrFail(saved.value.id)
}

export interface Wanted {
  /** The billed name; marks in it steer the sandbox. */
  title?: string
  taxpayerId?: string | null
  kind?: OrderDraft['invoiceKind']
  product?: Product
  quantity?: string
  /** Off the only line. */
  discountFen?: Fen
}

export async function givenPaidOrder(wanted: Wanted = {}): Promise<Order> {
  await givenSeller()
  const product = wanted.product ?? (await givenProduct())
  const draft = orderDraft(product, {
    invoiceKind: wanted.kind ?? 'ordinary',
    quantity: wanted.quantity ?? '2',
  })
  draft.lines = draft.lines.map((line) => ({ ...line, discountFen: wanted.discountFen }))
  const { title = '王芳', taxpayerId = null } = wanted
  draft.customer.title = { name: title, taxpayerId, email: 'wang@example.com' }
  const { id: orderId, totalFen } = await givenApprovedOrder({ product, draft })
  const paid = await db.transaction((trx) =>
    new RecordPayment().handle({ orderId, paidFen: totalFen, paidAt: clock.now() }, trx)
  )
  if (!paid.ok) throw new Error(`not paid: ${paid.failure.type}`)
  return Order.findOrFail(orderId)
}

/** A parcel that has arrived: the order is complete, and its invoice is due. */
export async function givenCompletedOrder(wanted: Wanted = {}): Promise<Order> {
  const { id: orderId } = await givenPaidOrder(wanted)
  await db.transaction(async (trx) => {
    await new RecordDispatch().handle({ orderId, at: clock.now() }, trx)
    await new RecordDelivery().handle({ orderId, at: clock.now() }, trx)
  })
  return Order.findOrFail(orderId)
}

export async function givenDraft(wanted: Wanted = {}): Promise<Invoice> {
  const { id: orderId } = await givenPaidOrder(wanted)
  const drafted = await db.transaction((trx) =>
    new DraftInvoice().handle({ orderId, by: SYSTEM }, trx)
  )
  if (!drafted.ok) throw new Error(`no draft: ${drafted.failure.type}`)
  return Invoice.findOrFail(drafted.value.invoiceId)
}

export function invoicesOf({ id }: Order): Promise<Invoice[]> {
  return Invoice.query().where('orderId', id).preload('lines').preload('documents').orderBy('id')
}
