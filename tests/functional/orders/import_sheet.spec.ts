import { readFile } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { actorOf } from '#app/identity/models/user'
import { ImportSheet } from '#app/orders/actions/import_sheet'
import { ReceiveSheet } from '#app/orders/actions/receive_sheet'
import { StageSheet } from '#app/orders/actions/stage_sheet'
import OrderImport from '#app/orders/models/order_import'
import OrderImportRow from '#app/orders/models/order_import_row'
import { givenDemoCatalogue } from '#tests/support/catalogue'
import { givenStaff } from '#tests/support/people'

async function receive(name: string): Promise<OrderImport> {
  const author = await givenStaff('clerk')
  const bytes = await readFile(app.makePath('resources/demo', name))
  const { importId } = await new ReceiveSheet().handle({
    bytes,
    name,
    mime: 'application/octet-stream',
    by: actorOf(author),
    authorId: author.id,
  })
  return OrderImport.findOrFail(importId)
}

async function importFile(name: string): Promise<OrderImport> {
  const { id: importId } = await receive(name)
  await new ImportSheet().handle({ importId })
  return OrderImport.findOrFail(importId)
}

async function refusals(sheet: OrderImport) {
  const rows = await OrderImportRow.query()
    .where({ import_id: sheet.id, verdict: 'refused' })
    .orderBy('row')
  return rows.flatMap(({ row, reasons }) =>
    reasons.map(({ column, reason }) => `${row} ${column} ${reason}`)
  )
}

const EXPECTED_REFUSALS = [
  '18 外部单号 external_number_of_other_customer',
  '35 商品编码 sku_unknown',
  '52 手机号 phone_invalid',
  '69 商品编码 sku_unknown',
  '86 手机号 phone_invalid',
  '103 含税单价 price_precision',
  '120 含税单价 price_precision',
  '137 纳税人识别号 special_invoice_needs_taxpayer_id',
  '154 数量 quantity_invalid',
  '188 纳税人识别号 taxpayer_id_check_digit',
]

test.group('importing an order sheet', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('makes orders of the good rows and says of each other row what is wrong: {$self}')
    .with(['orders-a-200.xlsx', 'orders-a-200.gb18030.csv'])
    .run(async ({ assert }, name) => {
      await givenDemoCatalogue()
      const sheet = await importFile(name)
      const total = await db
        .from('orders')
        .join('order_import_rows as r', 'r.order_id', 'orders.id')
        .where('r.import_id', sheet.id)
        .sum('total_fen as fen')
        .firstOrFail()

      assert.equal(sheet.state, 'finished')
      assert.deepInclude(sheet.serialize(), {
        rows: 200,
        imported: 190,
        refused: 10,
        known: 0,
        findings: 1,
      })
      assert.equal(Number(total.fen), 20752330)
      assert.deepEqual(await refusals(sheet), EXPECTED_REFUSALS)
    })

  test('adds nothing when the same rows come again in another file', async ({ assert }) => {
    await givenDemoCatalogue()
    await importFile('orders-a-200.xlsx')
    const again = await importFile('orders-a-200.gb18030.csv')

    assert.deepInclude(again.serialize(), { rows: 200, imported: 0, known: 190, refused: 10 })
    assert.deepEqual(await refusals(again), EXPECTED_REFUSALS)
  })

  test('counts the rows of a sheet that was cut off while it was read once', async ({ assert }) => {
    await givenDemoCatalogue()
    const sheet = await receive('orders-a-200.xlsx')
    await new StageSheet().handle({ sheet })
    await db.from('order_import_rows').where('import_id', sheet.id).where('row', '>', 120).delete()
    await new StageSheet().handle({ sheet })

    await sheet.refresh()
    assert.deepInclude(sheet.serialize(), { rows: 200, refused: 7 })
  })
})
