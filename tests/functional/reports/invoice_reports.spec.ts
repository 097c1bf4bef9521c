import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { GROUPING_KEYS } from '#app/reports/groupings'
import { readReport } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'
import { addSums, balanceOf, NO_SUMS } from '#app/reports/sums'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { givenInvoiceRow } from '#tests/support/report_invoices'

/** Long past, so that no other test has invoices there. */
const YEAR = { from: '2019-01-01', until: '2019-12-31' }
const POSTAL = '3040602000000000000'

async function givenYear() {
  const seller = await givenSeller()
  const first = await givenPaidOrder({ title: '湖北长江智造科技股份有限公司' })
  const second = await givenPaidOrder()
  const mixed = await givenInvoiceRow({
    ...{ order: first, seller, day: '2019-03-05', kind: 'vat_special' },
    lines: [
      { net: 10_001, tax: 600, rate: '0.06' },
      { net: 20_003, tax: 2_600, rate: '0.13', taxClass: POSTAL },
      { net: 333, tax: 20, rate: '0.06' },
    ],
  })
  const plain = await givenInvoiceRow({
    ...{ order: second, seller, day: '2019-03-31' },
    lines: [{ net: 5_007, tax: 0, treatment: 'exempt' }],
  })
  await givenInvoiceRow({
    ...{ order: first, seller, day: '2019-04-01', kind: 'vat_special', original: mixed },
    lines: [{ net: -20_003, tax: -2_600, rate: '0.13', taxClass: POSTAL }],
  })
  await givenInvoiceRow({
    ...{ order: second, seller, day: '2019-04-02', state: 'refused' },
    lines: [{ net: 777, tax: 47, rate: '0.06' }],
  })
  return { mixed, plain, seller, first, second }
}

const ask = (asked: Record<string, unknown>) =>
  readReport(readReportQuestion({ ...YEAR, ...asked }), 1000)

test.group('Invoice reports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('count, net, tax and total agree to the fen, credits apart', async ({ assert }) => {
    await givenYear()
    const { groups, total } = await ask({ by: 'month' })

    const march = { count: 2, netFen: 35_344, taxFen: 3_220, totalFen: 38_564 }
    const credit = { count: 1, netFen: -20_003, taxFen: -2_600, totalFen: -22_603 }
    assert.deepEqual(
      groups.map(({ key }) => key),
      ['2019-03', '2019-04']
    )
    assert.deepEqual(groups[0].sums, { ...NO_SUMS, blue: march })
    assert.deepEqual(groups[1].sums, { ...NO_SUMS, red: credit })
    assert.deepEqual(total, { blue: march, red: credit })
    assert.deepEqual(balanceOf(total), {
      ...{ count: 3, netFen: 15_341, taxFen: 620, totalFen: 15_961 },
    })
  })

  test('an invoice with two rates counts in both, its amounts once', async ({ assert }) => {
    await givenYear()
    const { groups, total } = await ask({ by: 'rate' })
    const of = Object.fromEntries(groups.map(({ key, sums }) => [key, sums]))

    assert.deepEqual(Object.keys(of), ['0.06', '0.13', 'exempt'])
    assert.include(of['0.06'].blue, { count: 1, netFen: 10_334, taxFen: 620 })
    assert.include(of['0.13'].blue, { count: 1, netFen: 20_003, taxFen: 2_600 })
    assert.include(of['0.13'].red, { count: 1, netFen: -20_003, taxFen: -2_600 })
    assert.include(of.exempt.blue, { count: 1, netFen: 5_007, taxFen: 0 })
    assert.equal(total.blue.count, 2)
  })

  test('whatever it is grouped by, and under any filter, the groups add up to the total', async ({
    assert,
  }) => {
    const { seller, first } = await givenYear()
    const filters = [
      ...[{}, { state: 'all' }, { kind: 'vat_special' }, { colour: 'red' }, { rate: '0.13' }],
      ...[{ rate: 'exempt' }, { taxClass: POSTAL }, { rate: '0.06', taxClass: POSTAL }],
      ...[{ seller: seller.id }, { customer: first.customerId }, { until: '2019-03-31' }],
    ]
    for (const filter of filters) {
      for (const by of GROUPING_KEYS) {
        const { groups, total } = await ask({ ...filter, by, state: 'all' })
        const sum = groups.reduce((known, { sums }) => addSums(known, sums), NO_SUMS)
        const isByLine = by === 'rate' || by === 'tax_class'
        for (const colour of ['blue', 'red'] as const) {
          const { count, ...amounts } = sum[colour]
          const { count: once, ...exact } = total[colour]
          assert.deepEqual(amounts, exact, `${by} ${JSON.stringify(filter)}`)
          if (isByLine) assert.isAtLeast(count, once)
          else assert.equal(count, once, `${by} ${JSON.stringify(filter)}`)
        }
      }
    }
  })

  test('every figure leads to exactly as many invoices as it counts', async ({
    client,
    assert,
  }) => {
    await givenYear()
    const finance = await givenStaff('finance')
    let followed = 0
    for (const by of GROUPING_KEYS) {
      const page = await client
        .get('/desk/invoice-reports')
        .qs({ ...YEAR, by })
        .loginAs(finance)
      page.assertStatus(200)
      const links = page.text().matchAll(/href="(\/desk\/invoices\?[^"]*colour=[^"]*)">(\d+)</g)
      for (const [, href, count] of links) {
        const list = await client.get(href.replaceAll('&amp;', '&')).loginAs(finance)
        const rows = list.text().match(/data-row="/g) ?? []
        assert.lengthOf(rows, Number(count), href)
        followed += 1
      }
    }
    assert.isAtLeast(followed, 20)
  })

  test('groups beyond the screen are summed up', async ({ assert }) => {
    await givenYear()
    const { groups, rest, total } = await readReport(readReportQuestion({ ...YEAR, by: 'day' }), 1)
    assert.lengthOf(groups, 1)
    assert.equal(rest?.groups, 2)
    assert.deepEqual(addSums(groups[0].sums, rest?.sums ?? NO_SUMS), total)
  })

  test('persons are masked, administrators see figures without links, others see nothing', async ({
    client,
    assert,
  }) => {
    await givenYear()
    const asked = { ...YEAR, by: 'customer' }
    const admin = await client
      .get('/desk/invoice-reports')
      .qs(asked)
      .loginAs(await givenStaff('admin'))
    admin.assertStatus(200)
    assert.include(admin.text(), '王*')
    assert.notInclude(admin.text(), '王芳')
    assert.notInclude(admin.text(), '/desk/invoices?')
    for (const role of ['clerk', 'warehouse', 'security'] as const) {
      const refused = await client.get('/desk/invoice-reports').loginAs(await givenStaff(role))
      refused.assertStatus(403)
    }
  })
})
