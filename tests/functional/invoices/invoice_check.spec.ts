import i18nManager from '@adonisjs/i18n/services/main'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import InvoicesCheck from '#app/console/invoices_check'
import { RULES } from '#app/invoices/rules/judge'
import { givenPaidOrder, givenSeller } from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'

test.group('the dry run of an invoice', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows what each rule says of a good order, and writes nothing', async ({
    assert,
    client,
  }) => {
    await givenSeller()
    const order = await givenPaidOrder()
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/orders/${order.id}/invoice-check`).loginAs(finance)
    page.assertStatus(200)
    page.assertTextIncludes('全部检查通过')
    const i18n = i18nManager.locale('zh-CN')
    for (const { id } of RULES) page.assertTextIncludes(i18n.t(`invoices.sources.${id}`))
    assert.lengthOf(await db.from('invoices').where('order_id', order.id), 0)
  })

  test('names what would be refused, and where to mend it', async ({ client }) => {
    await givenSeller()
    const order = await givenPaidOrder({ kind: 'vat_special', title: '武汉长江有限公司' })
    const finance = await givenStaff('finance')
    const page = await client.get(`/desk/orders/${order.id}/invoice-check`).loginAs(finance)
    page.assertTextIncludes('这张发票会被退回')
    page.assertTextIncludes('增值税专用发票缺少购买方税号')
  })

  test('an order that wants no invoice says so', async ({ client }) => {
    await givenSeller()
    const order = await givenPaidOrder({ kind: 'none' })
    const finance = await givenStaff('finance')
    const page = await client
      .get(`/desk/orders/${order.id}/invoice-check`)
      .loginAs(finance)
      .redirects(0)
    page.assertStatus(303)
  })

  test('who sees no invoices sees no dry run', async ({ client }) => {
    const order = await givenPaidOrder()
    const page = await client
      .get(`/desk/orders/${order.id}/invoice-check`)
      .loginAs(await givenStaff('courier'))
    page.assertStatus(403)
  })

  test('the command ends with 1 when the order would be refused', async ({ assert }) => {
    await givenSeller()
    const good = await givenPaidOrder()
    const bad = await givenPaidOrder({ kind: 'vat_special', title: '武汉长江有限公司' })
    for (const [order, exitCode] of [
      [good, 0],
      [bad, 1],
    ] as const) {
      const command = await ace.create(InvoicesCheck, [order.number])
      command.ui.switchMode('raw')
      await command.exec()
      assert.equal(command.exitCode ?? 0, exitCode)
    }
    const unknown = await ace.create(InvoicesCheck, ['SY0'])
    unknown.ui.switchMode('raw')
    await unknown.exec()
    assert.equal(unknown.exitCode, 1)
  })
})
