import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type User from '#app/identity/models/user'
import { ChooseMessages } from '#app/notifications/actions/choose_messages'
import type { Choice } from '#app/notifications/message_choice'
import Message from '#app/notifications/models/message'
import { RecordPayment } from '#app/orders/actions/record_payment'
import type Order from '#app/orders/models/order'
import { clock } from '#app/platform/clock'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenApprovedOrder } from '#tests/support/orders'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { Visitor } from '#tests/support/visitor'

/** An order of the customer's account, approved; the messages of that are left to the test. */
async function orderOf(customer: User): Promise<Order> {
  const order = await givenApprovedOrder()
  await db.from('customers').where('id', order.customerId).update({ user_id: customer.id })
  return order
}

async function pay(order: Order): Promise<void> {
  await db.transaction((trx) =>
    new RecordPayment().handle(
      { orderId: order.id, paidFen: order.totalFen, paidAt: clock.now() },
      trx
    )
  )
}

async function channelsOf(order: Order, template: string): Promise<string[]> {
  await drainOutbox()
  const messages = await Message.query().where({ order_id: order.id, template })
  return messages.map(({ channel }) => channel).sort()
}

async function choose(user: User, wanted: Record<string, Choice>): Promise<void> {
  await new ChooseMessages().handle({ user, wanted })
}

test.group('Choosing how to be told', (group) => {
  group.each.setup(async () => {
    const rollBack = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    return rollBack
  })

  test('a guest is sent to sign in', async ({ assert }) => {
    const page = await new Visitor().get('/account/messages')
    assert.include(page, { status: 303, location: '/login' })
  })

  test('everybody sees the kinds they may get, and why some are always sent', async ({
    assert,
  }) => {
    const atHome = await signedIn(await givenCustomerUser())
    const own = await atHome.get('/account/messages')
    assert.include(own.text, 'choices[order_shipped]')
    assert.notInclude(own.text, 'choices[order_to_review]')
    assert.notInclude(own.text, 'choices[invoice_ready]')
    assert.include(own.text, '电子发票以邮件交付')
    assert.include(own.text, '验证码等安全消息')

    const atDesk = await signedIn(await givenStaff('clerk', 'reviewer'))
    const desk = await atDesk.get('/account/messages')
    assert.include(desk.text, 'choices[order_to_review]')
    assert.notInclude(desk.text, 'choices[order_shipped]')
  })

  test('what was chosen is kept and audited; what cannot be chosen is left alone', async ({
    assert,
  }) => {
    const user = await givenCustomerUser()
    const visitor = await signedIn(user)
    await visitor.get('/account/messages')
    const answer = await visitor.post('/account/messages', {
      'choices[order_delivered]': 'off',
      'choices[payment_confirmed]': 'site',
      'choices[order_to_pay]': 'off',
      'choices[invoice_ready]': 'off',
      'choices[order_to_review]': 'off',
    })
    assert.include(answer, { status: 303, location: '/account/messages' })
    const rows = await db.from('message_choices').where('user_id', user.id).orderBy('template')
    assert.deepEqual(
      rows.map(({ template, choice }) => [template, choice]),
      [
        ['order_delivered', 'off'],
        ['payment_confirmed', 'site'],
      ]
    )
    const page = await visitor.get('/account/messages')
    assert.match(page.text, /value="off" selected/)
    const entry = { subject_id: user.id, action: 'messages.channels_chosen' }
    assert.lengthOf(await db.from('audit_entries').where(entry), 1)
    const refused = await visitor.post('/account/messages', { 'choices[order_delivered]': 'fax' })
    assert.equal(refused.status, 422)
  })

  const customerCases: [choice: Choice | null, channels: string[]][] = [
    [null, ['mail', 'site']],
    ['mail', ['mail', 'site']],
    ['site', ['site']],
    ['off', []],
  ]
  for (const [choice, channels] of customerCases) {
    test(`a customer who chose ${choice ?? 'nothing'} hears of a payment over ${channels.join(' and ') || 'nothing'}`, async ({
      assert,
    }) => {
      const customer = await givenCustomerUser()
      const order = await orderOf(customer)
      if (choice) await choose(customer, { payment_confirmed: choice })
      await pay(order)
      assert.deepEqual(await channelsOf(order, 'payment_confirmed'), channels)
    })
  }

  test('a text message can be swapped for a mail', async ({ assert }) => {
    const customer = await givenCustomerUser()
    await choose(customer, { order_to_pay: 'mail' })
    const order = await orderOf(customer)
    assert.deepEqual(await channelsOf(order, 'order_to_pay'), ['mail', 'site'])
  })

  test('staff choose for themselves and for nobody else', async ({ assert }) => {
    const [silent, loud] = [await givenStaff('clerk'), await givenStaff('clerk')]
    await choose(silent, { order_approved: 'off' })
    await choose(loud, { order_approved: 'mail' })
    const [first, second] = [
      await givenApprovedOrder({ author: silent }),
      await givenApprovedOrder({ author: loud }),
    ]
    assert.deepEqual(await channelsOf(first, 'order_approved'), [])
    assert.deepEqual(await channelsOf(second, 'order_approved'), ['mail', 'site'])
  })

  test('a customer without an account is told as ever', async ({ assert }) => {
    await choose(await givenCustomerUser(), { payment_confirmed: 'off' })
    const order = await givenApprovedOrder()
    await pay(order)
    assert.deepEqual(await channelsOf(order, 'payment_confirmed'), ['mail'])
  })

  test('messages speak the language of the account', async ({ assert }) => {
    const customer = await givenCustomerUser()
    await db.from('users').where('id', customer.id).update({ locale: 'en' })
    const order = await orderOf(customer)
    await pay(order)
    await drainOutbox()
    const mail = await Message.query().where({ order_id: order.id, channel: 'mail' }).firstOrFail()
    assert.equal(mail.recipientDetails.locale, 'en')
  })
})
