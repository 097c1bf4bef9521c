import { randomInt } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import type { OrderDetails } from '#app/orders/order_draft'
import type Payment from '#app/payments/models/payment'
import { givenCustomerUser } from '#tests/support/people'

const DETAILS: OrderDetails = {
  customerName: 'Test',
  contactName: '王芳',
  recipient: '王芳',
  phone: '13812345678',
  address: '湖北省武汉市洪山区珞喻路727号',
  remark: null,
  title: null,
}

/** An approved order that waits for its money, with a customer who can sign in. */
export async function payableOrder({ totalFen = 12_340 } = {}) {
  const customer = await givenCustomerUser()
  const customerId = newId()
  const now = clock.timestamp()
  await db.table('customers').insert({
    id: customerId,
    kind: 'company',
    personal: seal('customers.personal', customerId, { name: 'Test' }),
    user_id: customer.id,
    created_at: now,
    updated_at: now,
  })
  const id = newId()
  await db.table('orders').insert({
    id,
    number: String(randomInt(10 ** 13, 9 * 10 ** 13)),
    source: 'portal',
    customer_id: customerId,
    author_id: customer.id,
    order_type: 'parcel',
    state: 'approved',
    personal: seal('orders.personal', id, DETAILS),
    area_code: '420106',
    invoice_kind: 'ordinary',
    total_fen: totalFen,
    placed_at: now,
    payment_due_at: clock.timestamp(clock.now().plus({ days: 3 })),
    updated_at: now,
  })
  return { orderId: id, customer }
}

export async function orderRow(id: string) {
  return db.from('orders').where({ id }).firstOrFail()
}

/** In fen, as the driver hands it over; null while the order has not been paid. */
export async function paidFenOf(orderId: string): Promise<string | null> {
  const { paid_at: paidAt, paid_fen: paidFen } = await orderRow(orderId)
  return paidAt && paidFen
}

export async function orderStateOf(orderId: string): Promise<string> {
  const { state } = await orderRow(orderId)
  return state
}

export async function stateNow(payment: Payment): Promise<string> {
  await payment.refresh()
  return payment.state
}
