import db from '@adonisjs/lucid/services/db'
import { actorOf } from '#app/identity/models/user'
import type User from '#app/identity/models/user'
import type Product from '#app/catalog/models/product'
import { PlaceOrders } from '#app/orders/actions/place_orders'
import { ReviewOrder } from '#app/orders/actions/review_order'
import Order from '#app/orders/models/order'
import type { OrderDraft } from '#app/orders/order_draft'
import { givenProduct } from '#tests/support/catalogue'
import { givenStaff } from '#tests/support/people'

/** A draft as a careful customer would fill it; name what the test is about. */
export function orderDraft(
  product: Product,
  change: Partial<Omit<OrderDraft, 'customer'>> & {
    quantity?: string
    phone?: string
    name?: string
    taxpayerId?: string | null
    address?: string
  } = {}
): OrderDraft {
  const {
    quantity = '2',
    phone = '13812345678',
    name = '王芳',
    taxpayerId = null,
    ...draft
  } = change
  const address = change.address ?? '湖北省武汉市洪山区珞喻路727号'
  return {
    externalNumber: null,
    invoiceKind: 'ordinary',
    remark: null,
    lines: [{ sku: product.sku, quantity, unitPriceInclTax: null }],
    customer: {
      details: { name, contactName: name, phone, email: 'wang@example.com', taxpayerId },
      address: { recipient: name, phone, address, areaCode: '420111' },
      title: { name, taxpayerId, email: 'wang@example.com' },
    },
    ...draft,
  }
}

interface Given {
  product?: Product
  author?: User
  draft?: OrderDraft
}

/** An order in review, placed the way the desk does it. */
export async function givenOrder(given: Given = {}): Promise<Order> {
  const product = given.product ?? (await givenProduct())
  const author = given.author ?? (await givenStaff('clerk'))
  const [placement] = await db.transaction((trx) =>
    new PlaceOrders().handle(
      {
        drafts: [given.draft ?? orderDraft(product)],
        source: 'desk',
        by: actorOf(author),
        authorId: author.id,
      },
      trx
    )
  )
  if (placement.type !== 'placed') throw new Error(`not placed: ${placement.type}`)
  return Order.findOrFail(placement.order.id)
}

/** An order that a second person has approved; it waits for its payment. */
export async function givenApprovedOrder(given: Given = {}): Promise<Order> {
  const order = await givenOrder(given)
  const reviewer = await givenStaff('reviewer')
  const reviewed = await new ReviewOrder().handle({
    orderId: order.id,
    decision: 'approved',
    reason: order.hasFindings ? '已与客户确认' : null,
    by: actorOf(reviewer),
  })
  if (!reviewed.ok) throw new Error(`not approved: ${reviewed.failure.type}`)
  return Order.findOrFail(order.id)
}
