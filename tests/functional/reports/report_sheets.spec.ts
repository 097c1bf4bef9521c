import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import i18nManager from '@adonisjs/i18n/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { readXlsx } from 'hucre/xlsx'
import { declarationSheet } from '#app/reports/declaration_sheet'
import { linesSheet } from '#app/reports/lines_sheet'
import { declaration } from '#app/reports/queries/declaration'
import { readReport } from '#app/reports/queries/read_report'
import { readReportQuestion } from '#app/reports/report_question'
import { reportSheet } from '#app/reports/report_sheet'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { givenInvoiceRow } from '#tests/support/report_invoices'

const YEAR = 'from=2018-01-01&until=2018-12-31'
const GOODS = '1030101000000000000'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function rowsOf(sheet: Readable) {
  const { sheets } = await readXlsx(await buffer(sheet))
  return sheets[0].rows
}

async function givenMonth() {
  const seller = await givenSeller()
  const order = await givenPaidOrder()
  const lines = [
    { net: 10_005, tax: 1_301, rate: '0.13', taxClass: GOODS },
    { net: 2_010, tax: 121, rate: '0.06' },
  ]
  const kind = 'vat_special' as const
  const original = await givenInvoiceRow({ order, seller, day: '2018-05-05', lines, kind })
  const credited = lines.slice(1).map((line) => ({ ...line, net: -line.net, tax: -line.tax }))
  await givenInvoiceRow({ order, seller, day: '2018-05-31', lines: credited, original, kind })
  const other = await givenPaidOrder()
  const plain = [{ net: 333, tax: 43, rate: '0.13' }]
  await givenInvoiceRow({ order: other, seller, day: '2018-05-06', lines: plain })
}

test.group('Figures of the VAT return', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('sum by rate, nature, kind and colour, on the lines of the form', async ({ assert }) => {
    await givenMonth()
    const { rows, total } = await declaration('2018-05', null)

    assert.deepEqual(
      rows.map(({ line, rate, nature }) => [line, rate, nature]),
      [
        ['1', '0.13', 'goods'],
        ['2', '0.13', 'services'],
        ['5', '0.06', 'services'],
      ]
    )
    assert.include(rows[0].sums.vat_special.blue, { count: 1, netFen: 10_005, taxFen: 1_301 })
    assert.include(rows[1].sums.ordinary.blue, { count: 1, netFen: 333, taxFen: 43 })
    assert.include(rows[2].sums.vat_special.red, { count: 1, netFen: -2_010, taxFen: -121 })
    assert.equal(total.both.blue.count, 2)
    assert.include(total.vat_special.blue, { count: 1, netFen: 12_015, taxFen: 1_422 })
  })

  test('the page leads to the invoices of each figure', async ({ client, assert }) => {
    await givenMonth()
    const finance = await givenStaff('finance')
    const page = await client
      .get('/desk/invoice-reports/declaration?month=2018-05')
      .loginAs(finance)
    page.assertStatus(200)
    const links = page
      .text()
      .matchAll(/href="(\/desk\/invoices\?[^"]*)">\s*(?:蓝字|红字) (\d+) 份/g)
    let followed = 0
    for (const [, href, count] of links) {
      const list = await client.get(href.replaceAll('&amp;', '&')).loginAs(finance)
      assert.lengthOf(list.text().match(/data-row="/g) ?? [], Number(count), href)
      followed += 1
    }
    assert.equal(followed, 13)
  })
})

test.group('Sheets of reports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('hold figures as numbers under the period and the filters', async ({ client, assert }) => {
    await givenMonth()
    const finance = await givenStaff('finance')
    for (const path of ['sums', 'lines', 'declaration']) {
      const answer = await client.get(`/desk/invoice-reports/${path}.xlsx?${YEAR}`).loginAs(finance)
      answer.assertStatus(200)
      answer.assertHeader('content-type', XLSX)
    }
    const i18n = i18nManager.locale('zh-CN')
    const days = { from: '2018-01-01', until: '2018-12-31' }
    const asked = readReportQuestion({ ...days, by: 'kind', colour: 'blue' })
    const sums = await rowsOf(await reportSheet(asked, await readReport(asked, 10), i18n))
    assert.include(String(sums[1][0]), '2018-01-01')
    assert.include(String(sums[2][0]), '蓝字')
    assert.deepEqual(sums[6].slice(0, 5), ['普通发票', 1, 3.33, 0.43, 3.76])
    assert.deepEqual(sums[7].slice(0, 5), ['增值税专用发票', 1, 120.15, 14.22, 134.37])
    assert.deepEqual(sums[8].slice(1, 5), [2, 123.48, 14.65, 138.13])

    const lines = await rowsOf(await linesSheet(readReportQuestion(days), i18n))
    assert.lengthOf(lines, 6 + 4)
    const amounts = lines.slice(6).map((row) => Math.round(Number(row[11]) * 100))
    assert.deepEqual(amounts.toSorted(), [-2_010, 10_005, 2_010, 333].toSorted())
    assert.notInclude(JSON.stringify(lines), '王芳')

    const form = await rowsOf(await declarationSheet(await declaration('2018-05', null), i18n))
    assert.deepEqual(form[6].slice(0, 6), ['1', '13%', '货物及加工修理修配劳务', 1, 100.05, 13.01])

    const taken = await db.from('audit_entries').where('action', 'reports.exported')
    const ofFinance = taken.filter(({ actor_id: actor }) => actor === finance.id)
    assert.lengthOf(ofFinance, 3)
  })

  test('lines of invoices are only for those who may open invoices', async ({ client }) => {
    const admin = await givenStaff('admin')
    const lines = await client.get(`/desk/invoice-reports/lines.xlsx?${YEAR}`).loginAs(admin)
    lines.assertStatus(403)
  })
})
