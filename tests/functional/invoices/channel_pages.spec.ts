import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import CheckChannels from '#app/invoices/tasks/check_channels'
import { clock } from '#app/platform/clock'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { formatDateTime } from '#app/platform/views/format'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import {
  givenCompletedOrder,
  givenPaidOrder,
  givenSeller,
  invoicesOf,
} from '#tests/support/invoices'
import { givenStaff } from '#tests/support/people'
import { TaxSideDouble } from '#tests/support/tax_side_double'

test.group('pages of tax channels and of when invoices are issued', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())

  test('finance sees what is left and who is signed in, and is warned', async ({
    client,
    assert,
  }) => {
    const taxSide = Object.assign(new TaxSideDouble(), { leftFen: fen(1234500) })
    plugins.fake('tax', taxSide)
    await givenSeller()
    await new CheckChannels().handle()
    await drainOutbox()
    const finance = await givenStaff('finance')
    const fine = await client.get('/desk/invoices/channels').loginAs(finance)
    fine.assertTextIncludes('12,345.00')

    taxSide.isSignedIn = false
    const { id } = await givenSeller()
    const asked = await client
      .post(`/desk/invoices/channels/${id}/check`)
      .loginAs(finance)
      .withCsrfToken()
    asked.assertTextIncludes('开票人需要登录税局')
    await drainOutbox({ twice: true })
    const inbox = await client.get('/desk/messages/inbox').loginAs(finance)
    inbox.assertTextIncludes('的开票人需要登录税局')
    const told = await db.from('messages').where('template', 'channel_login_needed')
    assert.lengthOf(told, 1)
  })

  test('the page of a seller says the same: what is left and used, until when somebody is signed in', async ({
    client,
    assert,
  }) => {
    const taxSide = Object.assign(new TaxSideDouble(), { leftFen: fen(1234500) })
    const expiresAt = clock.now().plus({ days: 2 }).startOf('minute')
    const signedIn = { status: 'succeeded', value: { state: 'signed_in', expiresAt } } as const
    taxSide.session = () => Promise.resolve(signedIn)
    plugins.fake('tax', taxSide)
    const { id } = await givenSeller()
    const path = `/desk/sellers/${id}`
    const finance = await givenStaff('finance')
    const before = await client.get(path).loginAs(finance)
    before.assertTextIncludes('尚未核对')
    await new CheckChannels().handle()
    await drainOutbox()
    const page = await client.get(path).loginAs(finance)
    for (const shown of ['剩余 ¥12,345.00，本月已用 ¥0.00', formatDateTime(expiresAt, 'zh-CN')])
      page.assertTextIncludes(shown)
    page.assertTextIncludes('href="/desk/invoices/channels"')

    taxSide.session = async () => ({
      status: 'succeeded',
      value: { state: 'login_needed', expiresAt: null },
    })
    await new CheckChannels().handle()
    await drainOutbox()
    const admin = await client.get(path).loginAs(await givenStaff('admin'))
    admin.assertTextIncludes('开票人需要登录税局')
    assert.notInclude(admin.text(), 'href="/desk/invoices/channels"')
  })

  test('the code of a sign-in is shown until it was scanned, and invoices go on', async ({
    client,
    assert,
  }) => {
    const taxSide = Object.assign(new TaxSideDouble(), { isSignedIn: false })
    plugins.fake('tax', taxSide)
    const order = await givenCompletedOrder()
    await drainOutbox()
    const finance = await givenStaff('finance')
    const { id } = await givenSeller()
    const path = `/desk/invoices/channels/${id}/login`
    const shown = await client.post(path).loginAs(finance).withCsrfToken()
    shown.assertTextIncludes('class="qr"')
    taxSide.isSignedIn = true
    await drainOutbox()
    const after = await client.get(path).loginAs(finance)
    after.assertTextIncludes('已登录')
    const [waiting] = await invoicesOf(order)
    const again = await client
      .post(`/desk/invoices/${waiting.id}/issue`)
      .loginAs(finance)
      .withCsrfToken()
    again.assertStatus(200)
    await drainOutbox()
    const [issued] = await invoicesOf(order)
    assert.equal(issued.state, 'issued')
  })

  test('a manager decides when orders are invoiced; others only see it', async ({
    client,
    assert,
  }) => {
    plugins.fake('tax', new TaxSideDouble())
    const moments = { parcel: 'on_paid', service: 'manual', mixed: 'on_completed' }
    const path = '/desk/invoices/triggers'
    const finance = await givenStaff('finance')
    const refused = await client.post(path).form(moments).loginAs(finance).withCsrfToken()
    refused.assertStatus(403)
    const manager = await givenStaff('manager')
    const saved = await client.post(path).form(moments).loginAs(manager).withCsrfToken()
    saved.assertTextIncludes('自动开票设置已保存')
    const order = await givenPaidOrder()
    await drainOutbox({ twice: true })
    const invoices = await invoicesOf(order)
    assert.deepEqual(
      invoices.map(({ state }) => state),
      ['issued']
    )
  })
})
