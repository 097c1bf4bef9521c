import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import Payment from '#app/payments/models/payment'
import { clearOutbox } from '#tests/support/drain_outbox'
import { paidFenOf, payableOrder } from '#tests/support/payable_order'
import { givenCustomerUser, givenStaff } from '#tests/support/people'
import { payAtSandbox } from '#tests/support/sandbox_payer'
import type { ApiClient } from '@japa/api-client'
import type User from '#app/identity/models/user'

const send = (client: ApiClient, path: string, by: User, form: object) =>
  client
    .post(path)
    .form({ _token_once: newId(), ...form })
    .loginAs(by)
    .withCsrfToken()
    .redirects(0)

async function startedBy(client: ApiClient, provider: string) {
  const { orderId, customer } = await payableOrder()
  const answer = await send(client, `/my/orders/${orderId}/payments`, customer, { provider })
  answer.assertStatus(303)
  answer.assertHeader('location', `/my/orders/${orderId}/payment`)
  return { orderId, customer, payment: await Payment.findByOrFail({ orderId }) }
}

test.group('The payment page of a customer', (group) => {
  group.each.setup(() => clearOutbox())

  test('it offers every way to pay, then the code, then says that it is paid', async ({
    assert,
    client,
  }) => {
    const fresh = await payableOrder()
    const first = await client.get(`/my/orders/${fresh.orderId}/payment`).loginAs(fresh.customer)
    first.assertStatus(200)
    first.assertTextIncludes('name="provider" value="payment-sandbox"')
    first.assertTextIncludes('name="provider" value="payment-bank-transfer"')

    const { orderId, customer, payment } = await startedBy(client, 'payment-sandbox')
    const waiting = await client.get(`/my/orders/${orderId}/payment`).loginAs(customer)
    waiting.assertTextIncludes('class="qr"')
    waiting.assertTextIncludes('data-controller="poll"')

    await payAtSandbox(payment)
    const path = `/my/orders/${orderId}/payments/${payment.id}/inquiry`
    const asked = await send(client, path, customer, {})
    asked.assertStatus(303)
    assert.equal(await paidFenOf(orderId), '12340')
    const paid = await client.get(`/my/orders/${orderId}/payment`).loginAs(customer)
    paid.assertTextIncludes('is-success')
    assert.notInclude(paid.text(), 'class="qr"')
  })

  test('a transfer shows the account of the seller and the reference', async ({ client }) => {
    const seller = await defaultSeller()
    const { orderId, customer, payment } = await startedBy(client, 'payment-bank-transfer')
    const page = await client.get(`/my/orders/${orderId}/payment`).loginAs(customer)
    page.assertStatus(200)
    page.assertTextIncludes(payment.providerReference ?? 'no reference')
    page.assertTextIncludes(seller.bank_account)
  })

  test('an unknown result shows no code and no way to pay, only the question', async ({
    assert,
    client,
  }) => {
    const { orderId, customer, payment } = await startedBy(client, 'payment-sandbox')
    await db.from('payments').where('id', payment.id).update({ state: 'unknown' })
    for (const path of ['payment', 'payment?other']) {
      const page = await client.get(`/my/orders/${orderId}/${path}`).loginAs(customer)
      page.assertTextIncludes(`/payments/${payment.id}/inquiry`)
      assert.notInclude(page.text(), 'class="qr"')
      assert.notInclude(page.text(), 'name="provider"')
    }
  })

  test('an expired code is replaced by a new one, after the old one was closed', async ({
    assert,
    client,
  }) => {
    const { orderId, customer, payment } = await startedBy(client, 'payment-sandbox')
    const past = clock.timestamp(clock.now().minus({ minutes: 1 }))
    await db.from('payments').where('id', payment.id).update({ expires_at: past })
    const page = await client.get(`/my/orders/${orderId}/payment`).loginAs(customer)
    assert.notInclude(page.text(), 'class="qr"')
    page.assertTextIncludes('name="provider" value="payment-sandbox"')

    const form = { provider: 'payment-sandbox' }
    await send(client, `/my/orders/${orderId}/payments`, customer, form)
    await payment.refresh()
    assert.equal(payment.state, 'closed')
    const fresh = await client.get(`/my/orders/${orderId}/payment`).loginAs(customer)
    fresh.assertTextIncludes('class="qr"')
    fresh.assertTextIncludes('data-controller="countdown"')
  })

  test('another way to pay is offered without closing the open one', async ({ assert, client }) => {
    const { orderId, customer, payment } = await startedBy(client, 'payment-sandbox')
    const page = await client.get(`/my/orders/${orderId}/payment?other`).loginAs(customer)
    page.assertTextIncludes('name="provider" value="payment-bank-transfer"')
    assert.notInclude(page.text(), 'class="qr"')
    await payment.refresh()
    assert.equal(payment.state, 'awaiting')
  })

  test('it is shown to nobody else', async ({ client }) => {
    const { orderId } = await payableOrder()
    const guest = await client.get(`/my/orders/${orderId}/payment`).redirects(0)
    guest.assertStatus(303)
    const other = await givenCustomerUser()
    const strange = await client.get(`/my/orders/${orderId}/payment`).loginAs(other)
    strange.assertStatus(404)
    const clerk = await client
      .get(`/my/orders/${orderId}/payment`)
      .loginAs(await givenStaff('clerk'))
    clerk.assertStatus(403)
    const form = { provider: 'payment-sandbox' }
    const pay = await send(client, `/my/orders/${orderId}/payments`, other, form)
    pay.assertStatus(404)
  })

  test('a way to pay that does not exist is refused in words', async ({ assert, client }) => {
    const { orderId, customer } = await payableOrder()
    const form = { provider: 'payment-nobody' }
    const answer = await send(client, `/my/orders/${orderId}/payments`, customer, form)
    answer.assertStatus(303)
    assert.isString(answer.flashMessage('error'))
    assert.isNull(await Payment.findBy({ orderId }))
  })
})

test.group('Payments on the desk', (group) => {
  group.each.setup(() => clearOutbox())

  test('those who may see them find one by any of its numbers', async ({ client }) => {
    const { payment } = await startedBy(client, 'payment-bank-transfer')
    const finance = await givenStaff('finance')
    const number = payment.providerReference
    const list = await client.get('/desk/payments').qs({ number }).loginAs(finance)
    list.assertStatus(200)
    list.assertTextIncludes(`/desk/payments/${payment.id}`)
    const none = await client.get('/desk/payments').qs({ number, tab: 'settled' }).loginAs(finance)
    none.assertTextIncludes('empty-state')
    const page = await client.get(`/desk/payments/${payment.id}`).loginAs(finance)
    page.assertStatus(200)
    page.assertTextIncludes(payment.tradeNumber)
    const warehouse = await client.get('/desk/payments').loginAs(await givenStaff('warehouse'))
    warehouse.assertStatus(403)
  })

  test('who takes orders collects their payment on the page of the order, and nobody else', async ({
    assert,
    client,
  }) => {
    const { orderId } = await payableOrder()
    const path = `/desk/orders/${orderId}`
    const [clerk, reviewer] = [await givenStaff('clerk'), await givenStaff('reviewer')]
    const form = `action="${path}/payments"`
    const page = await client.get(path).loginAs(clerk)
    page.assertTextIncludes(form)
    page.assertTextIncludes('value="payment-sandbox"')
    const ofReviewer = await client.get(path).loginAs(reviewer)
    assert.notInclude(ofReviewer.text(), form)

    const provider = 'payment-sandbox'
    const refused = await send(client, `${path}/payments`, reviewer, { provider })
    refused.assertStatus(403)
    const done = await send(client, `${path}/payments`, clerk, { provider })
    const payment = await Payment.findByOrFail({ orderId })
    done.assertHeader('location', `/desk/payments/${payment.id}`)
  })

  test('finance confirms a transfer; a wrong form keeps what was typed', async ({
    assert,
    client,
  }) => {
    const { orderId, payment } = await startedBy(client, 'payment-bank-transfer')
    const [finance, clerk] = [await givenStaff('finance'), await givenStaff('clerk')]
    const path = `/desk/payments/${payment.id}/confirmation`
    const entry = { amount: '123.40', paid_on: clock.businessDay(), bank_reference: newId() }

    const refused = await send(client, path, finance, { ...entry, amount: '123.99' })
    refused.assertStatus(422)
    refused.assertTextIncludes('value="123.99"')
    refused.assertTextIncludes('field-amount-error')
    const forbidden = await send(client, path, clerk, entry)
    forbidden.assertStatus(403)
    const done = await send(client, path, finance, entry)
    done.assertStatus(303)
    assert.equal(await paidFenOf(orderId), '12340')
  })

  test('a refund form that is sent twice refunds once', async ({ assert, client }) => {
    const { orderId, customer, payment } = await startedBy(client, 'payment-sandbox')
    await payAtSandbox(payment)
    await send(client, `/my/orders/${orderId}/payments/${payment.id}/inquiry`, customer, {})
    const finance = await givenStaff('finance')
    const form = { amount: '20.00', reason: 'damaged', _token_once: newId() }
    const path = `/desk/payments/${payment.id}/refunds`
    const answers = await Promise.all([1, 2].map(() => send(client, path, finance, form)))
    for (const answer of answers) answer.assertStatus(303)
    assert.lengthOf(await db.from('refunds').where('payment_id', payment.id), 1)
    const tooMuch = await send(client, path, finance, { amount: '200', reason: 'more' })
    tooMuch.assertStatus(422)
    const page = await client.get(`/desk/payments/${payment.id}`).loginAs(finance)
    page.assertTextIncludes('is-success')
  })
})

async function defaultSeller(): Promise<{ bank_account: string }> {
  const known = await db.from('sellers').where('is_default', true).first()
  if (known) return known
  const seller = {
    id: newId(),
    name: 'Seller',
    taxpayer_id: newId(),
    taxpayer_kind: 'general',
    region_code: '4201',
    address: 'Wuhan',
    phone: '027-82580000',
    bank_name: 'Bank',
    bank_account: '42050110',
    issuer_name: 'Issuer',
    tax_channel: 'tax-sandbox',
    is_default: true,
    created_at: clock.timestamp(),
    updated_at: clock.timestamp(),
  }
  await db.table('sellers').insert(seller)
  return seller
}
