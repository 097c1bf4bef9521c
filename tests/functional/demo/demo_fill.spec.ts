import '@japa/assert'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { verifyAudit } from '#app/audit/verifier'
import DemoFill from '#app/console/demo_fill'
import { fillHouse } from '#app/demo/fill/fill_house'
import Order from '#app/orders/models/order'
import { ORDER_STATUSES } from '#app/orders/order_states'
import { trialBalance } from '#app/payments/ledger/trial_balance'
import { demoSteps } from '#start/demo_steps'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

const ORDERS = 300
const LISTS = ['orders', 'reviews', 'preparation', 'packing', 'handover', 'parcels', 'payments']
const MORE_LISTS = ['invoices', 'customers', 'messages', 'orders/deleted']

const PAGES = {
  orders: 'orders',
  payments: 'payments',
  parcels: 'shipments',
  invoices: 'invoices',
  customers: 'customers',
}

async function some(path: string, table: string): Promise<string[]> {
  const rows = await db.from(table).orderByRaw('md5(id::text)').limit(8).select('id')
  return rows.map(({ id }: { id: string }) => `${path}/${id}`)
}

/** Nothing that stands here may be found. */
const FAULTS = {
  'an order whose lines do not add up': `select order_id from order_lines join orders o on o.id = order_id
    group by order_id, o.total_fen having sum(order_lines.total_fen) <> o.total_fen`,
  'a state that its history does not end in': `select o.id from orders o where o.state <> (
    select to_state from state_changes where subject_id = o.id order by changed_at desc, id desc limit 1)`,
  'a stock level that holds something else': `select s.product_id from stock_levels s
    where s.held <> (select coalesce(sum(quantity), 0) from stock_holds h
      where h.product_id = s.product_id and h.state = 'held')`,
  'an order that is paid otherwise than its payment says': `select o.id from orders o
    where o.paid_fen <> (select coalesce(sum(amount_fen), 0) from payments p
      where p.order_id = o.id and p.state = 'settled')`,
  'an invoice over something else': `select o.id from orders o left join invoices i
    on i.order_id = o.id and i.state = 'issued' where o.invoiced_fen <> coalesce(i.total_fen, 0)`,
  'a manifest that counts wrong': `select m.id from manifests m
    where m.parcels <> (select count(*) from shipments s where s.manifest_id = m.id)`,
  'a moment that lies in the future': `select id from state_changes where changed_at > now()`,
  'an event that somebody would be told of': `select id from outbox_messages where relayed_at is null`,
}

async function fill(...args: string[]) {
  ace.ui.switchMode('raw')
  const lines: string[] = []
  const print = console.log
  console.log = (line: string) => lines.push(line)
  try {
    const command = await ace.create(DemoFill, args)
    await command.exec()
    return { exitCode: command.exitCode ?? 0, text: lines.join('\n') }
  } finally {
    console.log = print
  }
}

test.group('demo:fill', (group) => {
  let report: Record<string, number>
  group.setup(async () => {
    await emptyTestDatabase()
    for (const load of demoSteps) {
      const { default: Step } = await load()
      await new Step().handle()
    }
    await db.from('outbox_messages').delete()
    const { text } = await fill(String(ORDERS), '--json')
    report = JSON.parse(text)
    return emptyTestDatabase
  })

  test('makes as many orders as were asked for, some in each state', async ({ assert }) => {
    assert.include(report, { orders: ORDERS, seed: 1 })
    const rows = await db.from('orders').groupBy('status').select('status').count('* as orders')
    assert.sameMembers(
      rows.map(({ status }) => status),
      [...ORDER_STATUSES]
    )
    const of = (wanted: string) => rows.find(({ status }) => status === wanted)?.orders
    assert.isAbove(Number(of('completed')), ORDERS / 2)
  })

  for (const [fault, sql] of Object.entries(FAULTS))
    test(`leaves no trace of ${fault}`, async ({ assert }) => {
      const { rows } = await db.rawQuery(sql)
      assert.deepEqual(rows, [])
    })

  test('keeps the book balanced and the audit log whole', async ({ assert }) => {
    const { isBalanced } = await trialBalance()
    assert.isTrue(isBalanced)
    const { faultCount, entries } = await verifyAudit([])
    assert.equal(faultCount, 0)
    assert.isAbove(entries, ORDERS * 3)
  })

  test('every list and any page of a row can be opened', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('manager', 'warehouse'))
    const pages = await Promise.all(Object.entries(PAGES).map(([path, table]) => some(path, table)))
    const paths = [...LISTS, ...MORE_LISTS, ...pages.flat()]
    for (const path of paths) {
      const { status, text } = await visitor.get(`/desk/${path}`)
      assert.equal(status, 200, path)
      assert.deepEqual(/translation missing[^<]*/.exec(text)?.[0], undefined, path)
    }
  })

  test('the search finds a customer by name and by phone', async ({ assert }) => {
    const visitor = await signedIn(await givenStaff('clerk'))
    const order = await Order.query().orderByRaw('md5(id::text)').firstOrFail()
    for (const text of [order.details.customerName, order.details.phone]) {
      const page = await visitor.get(`/desk/orders?q=${encodeURIComponent(text)}`)
      assert.include(page.text, `/desk/orders/${order.id}`)
    }
  })

  test('a second run adds other numbers on top', async ({ assert }) => {
    const { seed } = await fillHouse({ orders: 20, seed: null, show: () => undefined })
    assert.equal(seed, ORDERS + 1)
    const { rows } = await db.rawQuery('select count(distinct number)::int as numbers from orders')
    assert.equal(rows[0].numbers, ORDERS + 20)
  })

  test('refuses what is no number of orders', async ({ assert }) => {
    const before = await db.from('orders').count('* as orders').firstOrFail()
    const refused = await fill('many')
    assert.equal(refused.exitCode, 1)
    const after = await db.from('orders').count('* as orders').firstOrFail()
    assert.equal(after.orders, before.orders)
  })
})
