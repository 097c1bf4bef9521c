import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ResolveCustomers } from '#app/customers/actions/resolve_customers'
import type { CustomerDraft } from '#app/customers/customer_draft'
import Customer from '#app/customers/models/customer'
import { emptyTestDatabase } from '#tests/support/test_database'

const ID = '91420103MADEMA000R'
const OTHER_ID = '91420106MADEMB003M'

interface Party {
  name?: string
  phone?: string
  taxpayerId?: string | null
}

function draftOf({
  name = '武汉示例商贸有限公司',
  phone = '13812345678',
  taxpayerId = null,
}: Party): CustomerDraft {
  return {
    details: { name, contactName: '王芳', phone, email: null, taxpayerId },
    address: {
      recipient: '王芳',
      phone,
      address: '湖北省武汉市洪山区珞喻路727号',
      areaCode: '420111',
    },
    title: { name, taxpayerId, email: null },
  }
}

function resolve(...drafts: CustomerDraft[]): Promise<string[]> {
  return db.transaction((trx) => new ResolveCustomers().handle(drafts, trx))
}

const PAIRS: { why: string; known: Party; comes: Party; isSame: boolean }[] = [
  {
    why: 'the same taxpayer id under another name and phone',
    known: { taxpayerId: ID },
    comes: { taxpayerId: ID, name: '示例商贸', phone: '13900000000' },
    isSame: true,
  },
  {
    why: 'the same taxpayer id in small letters',
    known: { taxpayerId: ID },
    comes: { taxpayerId: ID.toLowerCase() },
    isSame: true,
  },
  {
    why: 'another taxpayer id, all else equal',
    known: { taxpayerId: ID },
    comes: { taxpayerId: OTHER_ID },
    isSame: false,
  },
  { why: 'the same name and mobile', known: {}, comes: {}, isSame: true },
  {
    why: 'the same name with full-width brackets and spaces',
    known: { name: '示例(武汉)商贸' },
    comes: { name: '示例（武汉） 商贸' },
    isSame: true,
  },
  {
    why: 'the same name, another mobile',
    known: {},
    comes: { phone: '13900000000' },
    isSame: false,
  },
  {
    why: 'the same mobile, another name',
    known: {},
    comes: { name: '李雷' },
    isSame: false,
  },
  {
    why: 'name and mobile of a customer who is known by taxpayer id',
    known: { taxpayerId: ID },
    comes: {},
    isSame: false,
  },
]

test.group('finding the customer of an order', (group) => {
  group.each.setup(emptyTestDatabase)
  group.teardown(emptyTestDatabase)

  test('{why}: same customer {isSame}')
    .with(PAIRS)
    .run(async ({ assert }, { known, comes, isSame }) => {
      const [first] = await resolve(draftOf(known))
      const [second] = await resolve(draftOf(comes))
      assert.equal(first === second, isSame)
      // The answer of a batch is the same as that of two orders one after the other.
      const batch = await resolve(draftOf(known), draftOf(comes))
      assert.deepEqual(batch, [first, second])
      assert.lengthOf(await Customer.all(), isSame ? 1 : 2)
    })

  test('remembers each address and title once', async ({ assert }) => {
    const moved = draftOf({})
    moved.address.address = '湖北省武汉市武昌区中北路9号'
    const [id] = await resolve(draftOf({}), draftOf({}), moved)
    await resolve(moved)
    const customer = await Customer.query()
      .where('id', id)
      .preload('addresses')
      .preload('titles')
      .firstOrFail()
    assert.lengthOf(customer.addresses, 2)
    assert.lengthOf(customer.titles, 1)
    assert.equal(customer.details.name, '武汉示例商贸有限公司')
  })

  test('sheets that name the same new customers in crossed order never wait for each other for ever', async ({
    assert,
  }) => {
    for (let round = 0; round < 5; round++) {
      const drafts = Array.from({ length: 200 }, (_, index) =>
        draftOf({ name: `示例${round}-${index}` })
      )
      const [ids, crossed] = await Promise.all([
        resolve(...drafts),
        resolve(...drafts.toReversed()),
      ])
      assert.deepEqual(ids, crossed.toReversed())
    }
  })

  test('twenty orders of one new customer at the same moment make one customer', async ({
    assert,
  }) => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        resolve(draftOf(index % 2 ? { taxpayerId: ID } : { name: '李雷' }))
      )
    )
    assert.lengthOf(await Customer.all(), 2)
    assert.equal(new Set(answers.flat()).size, 2)
  })
})
