import '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { AutoApproveOrder } from '#app/orders/actions/auto_approve_order'
import { SaveReviewRule } from '#app/orders/actions/save_review_rule'
import Order from '#app/orders/models/order'
import OrderReview from '#app/orders/models/order_review'
import { ruleFits } from '#app/orders/rule_fits'
import { fen } from '#app/platform/money/fen'
import { drainOutbox } from '#tests/support/drain_outbox'
import { givenOrder } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

const LIMITS = {
  maxTotalFen: fen(50_000),
  orderTypes: ['parcel' as const],
  sources: ['desk' as const],
  minCompleted: 1,
}
const ORDER = {
  totalFen: fen(50_000),
  orderType: 'parcel' as const,
  source: 'desk' as const,
  hasFindings: false,
}

async function givenRule(change: Partial<typeof LIMITS> = {}) {
  const manager = await givenStaff('manager')
  const values = { label: '小额订单', isActive: true, ...LIMITS, minCompleted: 0, ...change }
  const by = { kind: 'staff' as const, id: manager.id }
  return new SaveReviewRule().handle({ ruleId: null, values, by })
}

test.group('A rule for automatic approval', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('fits up to its limit and not a fen more, and never an order with findings', ({
    assert,
  }) => {
    assert.isTrue(ruleFits(LIMITS, ORDER, 1))
    assert.isFalse(ruleFits(LIMITS, { ...ORDER, totalFen: fen(50_001) }, 1))
    assert.isFalse(ruleFits(LIMITS, { ...ORDER, hasFindings: true }, 1))
    assert.isFalse(ruleFits(LIMITS, { ...ORDER, orderType: 'mixed' }, 1))
    assert.isFalse(ruleFits(LIMITS, { ...ORDER, source: 'portal' }, 1))
    assert.isFalse(ruleFits(LIMITS, ORDER, 0))
  })

  test('approves what is submitted, once, and leaves its trace', async ({ assert }) => {
    const rule = await givenRule({ maxTotalFen: fen(100_000_000) })
    const order = await givenOrder()
    await drainOutbox({ twice: true })

    const approved = await Order.findOrFail(order.id)
    assert.equal(approved.state, 'approved')
    const reviews = await OrderReview.query().where('orderId', order.id)
    assert.lengthOf(reviews, 1)
    assert.include(reviews[0].serialize(), { ruleId: rule.id, ruleVersion: 1, reviewerId: null })
    const [entry] = await db.from('audit_entries').where('action', 'orders.approved')
    assert.deepEqual(entry.details, { rule: rule.id, version: 1 })

    const clerk = await signedIn(await givenStaff('clerk'))
    const page = await clerk.get(`/desk/orders/${order.id}`)
    assert.include(page.text, '小额订单')
  })

  test('that is switched off, or too small, leaves the order to people', async ({ assert }) => {
    await givenRule({ maxTotalFen: fen(1) })
    const order = await givenOrder()
    assert.deepEqual(await new AutoApproveOrder().handle({ orderId: order.id }), { ruleId: null })
  })

  test('is made and changed by managers, each change a version in the log', async ({ assert }) => {
    const manager = await signedIn(await givenStaff('manager'))
    const reviewer = await signedIn(await givenStaff('reviewer'))
    const form = {
      'label': '常客',
      'limit': '1,000.00',
      'minCompleted': '2',
      'orderTypes[]': 'parcel',
      'sources[]': 'portal',
      'isActive': 'true',
    }
    await manager.get('/desk/review-rules/new')
    await reviewer.get('/desk/review-rules')
    assert.include(await reviewer.post('/desk/review-rules', form), { status: 403 })
    const wrong = await manager.post('/desk/review-rules', { ...form, limit: '一千' })
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, '请填写大于 0 的金额')
    assert.include(wrong.text, '常客')

    await manager.post('/desk/review-rules', form)
    const [made] = await db.from('review_rules')
    assert.include(made, { max_total_fen: '100000', version: 1, is_active: true })
    await manager.post(`/desk/review-rules/${made.id}`, { ...form, limit: '2000' })
    const [changed] = await db.from('review_rules')
    assert.include(changed, { max_total_fen: '200000', version: 2 })
    const actions = await db.from('audit_entries').where('subject', 'review_rule').orderBy('id')
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['orders.rule_made', 'orders.rule_changed']
    )
  })
})

test.group('A reviewer', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('asks back with a usual reason, and refuses for good', async ({ assert }) => {
    const [first, second] = [await givenOrder(), await givenOrder()]
    const reviewer = await signedIn(await givenStaff('reviewer'))
    await reviewer.get('/desk/reviews')
    const asked = { decision: 'rejected', template: 'address_incomplete' }
    await reviewer.post(`/desk/orders/${first.id}/review`, asked)
    const rejected = await Order.findOrFail(first.id)
    assert.equal(rejected.state, 'rejected')
    const review = await OrderReview.findByOrFail('orderId', first.id)
    assert.equal(review.reasonText, '收件地址不完整，请补充到门牌号')

    await reviewer.post(`/desk/orders/${second.id}/review`, { decision: 'refused' })
    const still = await Order.findOrFail(second.id)
    assert.equal(still.state, 'in_review')
    const refusal = { decision: 'refused', reason: '不在服务范围' }
    await reviewer.post(`/desk/orders/${second.id}/review`, refusal)
    await drainOutbox({ twice: true })
    const refused = await Order.findOrFail(second.id)
    assert.equal(refused.state, 'cancelled')
  })
})
