import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import type Invoice from '#app/invoices/models/invoice'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { filesDirectory } from '#app/platform/files/paths'
import StoredFile from '#app/platform/files/stored_file'
import { writeHistory } from '#app/platform/states/history'
import { fen } from '#app/platform/money/fen'
import { BeginCheck } from '#app/reports/actions/begin_check'
import { CheckMonth } from '#app/reports/actions/check_month'
import { CloseMonth } from '#app/reports/actions/close_month'
import { agrees } from '#app/reports/closing_result'
import MonthClosing from '#app/reports/models/month_closing'
import { closingPage, findingsOf } from '#app/reports/queries/closing_page'
import { drainOutbox, clearOutbox } from '#tests/support/drain_outbox'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { givenInvoiceRow, givenStoredXml, storeXml } from '#tests/support/report_invoices'

const MONTH = '2017-05'
const PATH = `/desk/invoice-reports/closing/${MONTH}`

async function givenMonth(): Promise<Record<'mixed' | 'plain' | 'credit', Invoice>> {
  const seller = await givenSeller()
  const order = await givenPaidOrder()
  const mixed = await givenInvoiceRow({
    ...{ order, seller, day: '2017-05-01', kind: 'vat_special' },
    lines: [
      { net: 10_000, tax: 600, rate: '0.06' },
      { net: 30_001, tax: 3_900, rate: '0.13' },
    ],
  })
  const other = await givenPaidOrder()
  const plain = await givenInvoiceRow({
    ...{ order: other, seller, day: '2017-05-31' },
    lines: [{ net: 5_007, tax: 300, rate: '0.06' }],
  })
  const credit = await givenInvoiceRow({
    ...{ order, seller, day: '2017-05-20', kind: 'vat_special', original: mixed },
    lines: [{ net: -30_001, tax: -3_900, rate: '0.13' }],
  })
  return { mixed, plain, credit }
}

const move = ({ id }: Invoice) => ({ id, from: 'requested' })

async function checked() {
  const begun = await new BeginCheck().handle({ month: MONTH, by: SYSTEM, isInline: true })
  if (!begun.ok) throw new Error(begun.failure.type)
  const result = await new CheckMonth().handle(begun.value)
  if (!result) throw new Error('superseded')
  const closing = await MonthClosing.findOrFail(begun.value.closingId)
  return { result, closing, findings: await findingsOf(closing, 100) }
}

test.group('Monthly closing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())

  test('files that add up to the report agree, credits too, and finance closes the month', async ({
    client,
    assert,
  }) => {
    for (const invoice of Object.values(await givenMonth())) await givenStoredXml(invoice)
    const finance = await givenStaff('finance')
    const begun = await client.post(`${PATH}/checks`).loginAs(finance).withCsrfToken().redirects(0)
    begun.assertStatus(303)
    await drainOutbox()

    const closing = await MonthClosing.findByOrFail('month', MONTH)
    assert.equal(closing.state, 'agreed')
    assert.equal(closing.result?.invoices, 3)
    assert.deepEqual(
      closing.result?.groups.map(({ key, files }) => [key, files.blue.netFen, files.red.netFen]),
      [
        ['ordinary 0.06', 5_007, 0],
        ['vat_special 0.06', 10_000, 0],
        ['vat_special 0.13', 30_001, -30_001],
      ]
    )
    const closed = await client
      .post(`${PATH}/closure`)
      .loginAs(finance)
      .withCsrfToken()
      .redirects(0)
    closed.assertStatus(303)
    await closing.refresh()
    assert.equal(closing.state, 'closed')
    assert.equal(closing.closedBy, finance.id)
    const list = await client.get('/desk/invoice-reports/closing').loginAs(finance)
    list.assertStatus(200)
  })

  test('a replaced, an altered, an unreadable and a missing file are each found', async ({
    client,
    assert,
  }) => {
    const { mixed, plain, credit } = await givenMonth()
    await givenStoredXml(mixed, (face) => {
      const [first, ...rest] = face.lines
      const dearer = { ...first, netFen: fen(10_001), totalFen: fen(10_601) }
      const sums = { netFen: fen(face.netFen + 1), totalFen: fen(face.totalFen + 1) }
      return { ...face, ...sums, lines: [dearer, ...rest] }
    })
    const altered = await StoredFile.findOrFail(await givenStoredXml(plain))
    await writeFile(join(filesDirectory(), altered.path), 'not what was stored')
    const { order, seller } = { order: await givenPaidOrder(), seller: await givenSeller() }
    const lines = [{ net: 900, tax: 54 }]
    const unreadable = await givenInvoiceRow({ order, seller, day: '2017-05-02', lines })
    await storeXml(unreadable, Buffer.from('<Fapiao/>'))

    const { result, closing, findings } = await checked()
    assert.isFalse(agrees(result))
    assert.equal(closing.state, 'differing')
    const faults = Object.fromEntries(findings.map(({ id, fault }) => [id, fault]))
    assert.deepEqual(faults, {
      [mixed.id]: 'differs',
      [plain.id]: 'broken',
      [unreadable.id]: 'unreadable',
      [credit.id]: 'missing',
    })
    const differing = findings.find(({ id }) => id === mixed.id)
    assert.deepEqual(differing?.fields, [
      'netFen',
      'totalFen',
      'lines.1.netFen',
      'lines.1.totalFen',
    ])
    const dearer = result.groups.find(({ key }) => key === 'vat_special 0.06')
    assert.deepEqual([dearer?.report.blue.netFen, dearer?.files.blue.netFen], [10_000, 10_001])

    const finance = await givenStaff('finance')
    const page = await client.get(PATH).loginAs(finance)
    for (const { id } of findings) assert.include(page.text(), `href="/desk/invoices/${id}"`)
    assert.include(page.text(), '文件：100.01')
    const refused = await new CloseMonth().handle({ month: MONTH, userId: finance.id })
    assert.deepEqual(refused, { ok: false, failure: { type: 'not_agreed' } })
  })

  test('what is issued later makes a closed month say so; it is opened again with a reason', async ({
    client,
    assert,
  }) => {
    for (const invoice of Object.values(await givenMonth())) await givenStoredXml(invoice)
    const finance = await givenStaff('finance')
    await checked()
    const closed = await new CloseMonth().handle({ month: MONTH, userId: finance.id })
    assert.isTrue(closed.ok)
    const { order, seller } = { order: await givenPaidOrder(), seller: await givenSeller() }
    const late = await givenInvoiceRow({
      ...{ order, seller, day: '2017-05-09', lines: [{ net: 100, tax: 6 }] },
    })

    await db.transaction((trx) =>
      writeHistory(
        { subject: 'invoice', verb: 'issue', to: 'issued', by: SYSTEM },
        [move(late)],
        trx
      )
    )

    const page = await closingPage(MONTH)
    assert.isTrue(page?.isStale)
    assert.deepEqual(
      page?.later.map(({ id }) => id),
      [late.id]
    )
    const shown = await client.get(PATH).loginAs(await givenStaff('auditor'))
    assert.include(shown.text(), '已不一致')
    assert.notInclude(shown.text(), 'reopening')
    const again = await new BeginCheck().handle({ month: MONTH, by: SYSTEM })
    assert.deepEqual(again, { ok: false, failure: { type: 'closed' } })

    const without = await client.post(`${PATH}/reopening`).loginAs(finance).withCsrfToken()
    without.assertStatus(422)
    await givenStoredXml(late)
    await client
      .post(`${PATH}/reopening`)
      .form({ reason: '补开一张' })
      .loginAs(finance)
      .withCsrfToken()
      .redirects(0)
    await drainOutbox()
    const closing = await MonthClosing.findByOrFail('month', MONTH)
    assert.equal(closing.state, 'agreed')
    assert.isNull(closing.closedBy)
  })

  test('one check at a time; a lost one is begun anew, and its old run stops', async ({
    assert,
  }) => {
    await givenMonth()
    const first = await new BeginCheck().handle({ month: MONTH, by: SYSTEM, isInline: true })
    const second = await new BeginCheck().handle({ month: MONTH, by: SYSTEM, isInline: true })
    assert.deepEqual(second, { ok: false, failure: { type: 'under_way' } })
    const long = clock.timestamp(clock.now().minus({ minutes: 6 }))
    await db.from('month_closings').where('month', MONTH).update({ progress_at: long })
    const third = await new BeginCheck().handle({ month: MONTH, by: SYSTEM, isInline: true })
    if (!first.ok || !third.ok) throw new Error('not begun')
    assert.isNull(await new CheckMonth().handle(first.value))
    assert.isNotNull(await new CheckMonth().handle(third.value))
    assert.isNull(await new CheckMonth().handle(third.value))
  })

  test('a month that is not over cannot be closed; only finance checks and closes', async ({
    client,
    assert,
  }) => {
    const finance = await givenStaff('finance')
    const month = clock.businessDay().slice(0, 7)
    const early = await new CloseMonth().handle({ month, userId: finance.id })
    assert.deepEqual(early, { ok: false, failure: { type: 'not_over' } })
    const manager = await givenStaff('manager')
    for (const act of ['checks', 'closure', 'reopening']) {
      const refused = await client.post(`${PATH}/${act}`).loginAs(manager).withCsrfToken()
      refused.assertStatus(403)
    }
    const seen = await client.get(PATH).loginAs(manager)
    seen.assertStatus(200)
    const clerk = await client.get(PATH).loginAs(await givenStaff('clerk'))
    clerk.assertStatus(403)
  })
})
