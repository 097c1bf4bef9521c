import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import Seller from '#app/sellers/models/seller'
import SellerQualification from '#app/sellers/models/seller_qualification'
import StoredFile from '#app/platform/files/stored_file'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
import { TaxChannelDouble } from '#tests/support/tax_channel_double'
import { emptyTestDatabase } from '#tests/support/test_database'
import type { Visitor } from '#tests/support/visitor'

const SELLER = {
  name: '武汉税邮示例有限公司',
  taxpayerId: '91420112MAP193H1BB',
  taxpayerKind: 'general',
  regionCode: '4201',
  address: '武汉市江汉区中山大道1号',
  phone: '027-82589231',
  bankName: '中国银行武汉分行',
  bankAccount: '5580 0000 1111',
  issuerName: '张开票',
  taxChannel: 'tax-sandbox',
}
const OPENED = 'sellers.qualification_opened'
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function givenSeller(admin: Visitor, change: Record<string, string> = {}): Promise<string> {
  await admin.get('/desk/sellers/new')
  const saved = await admin.post('/desk/sellers', { ...SELLER, ...change })
  return saved.location ?? ''
}

test.group('Sellers at the desk', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('an administrator enters the enterprise, and finance sees it but changes nothing', async ({
    assert,
  }) => {
    const path = await givenSeller(await signedIn(await givenStaff('admin')))
    assert.match(path, /^\/desk\/sellers\/[\da-f-]{36}$/)
    const finance = await signedIn(await givenStaff('finance'))
    const page = await finance.get(path)
    assert.include(page.text, '91420112MAP193H1BB')
    assert.deepEqual(page.text.match(/translation missing[^<"]*/g) ?? [], [])
    for (const asked of [`${path}/edit`, `${path}/papers/new`, '/desk/sellers/new']) {
      assert.include(await finance.get(asked), { status: 403 })
    }
    assert.include(await finance.post(`${path}/channel-check`), { status: 403 })
  })

  test('how it invoices is kept and shown; a limit that is no amount is refused', async ({
    assert,
  }) => {
    const admin = await signedIn(await givenStaff('admin'))
    const path = await givenSeller(admin, {
      taxpayerKind: 'small_scale',
      invoiceLimitFen: '99999.99',
      fullRateChoice: 'gave_up_reduction',
      printsSellerBank: 'true',
    })
    const { invoiceLimitFen, fullRateChoice, printsSellerBank, printsBuyerBank } =
      await Seller.firstOrFail()
    assert.deepEqual(
      [invoiceLimitFen, fullRateChoice, printsSellerBank, printsBuyerBank],
      [fen(9_999_999), 'gave_up_reduction', true, false]
    )
    const page = await admin.get(path)
    for (const shown of ['99,999.99', '放弃减免', '销售方开户银行和账号'])
      assert.include(page.text, shown)
    const form = await admin.get(`${path}/edit`)
    assert.include(form.text, 'value="99999.99"')

    const cleared = { ...SELLER, invoiceLimitFen: '', fullRateChoice: '' }
    assert.include(await admin.post(path, cleared), { status: 303 })
    const seller = await Seller.firstOrFail()
    assert.deepEqual([seller.invoiceLimitFen, seller.fullRateChoice], [null, null])
    assert.isFalse(seller.printsSellerBank)
    const wrong = await admin.post(path, { ...SELLER, invoiceLimitFen: '0.00' })
    assert.equal(wrong.status, 422)
  })

  test('a wrong taxpayer id is named at its field and keeps what was typed', async ({ assert }) => {
    const admin = await signedIn(await givenStaff('admin'))
    await admin.get('/desk/sellers/new')
    const wrong = await admin.post('/desk/sellers', { ...SELLER, taxpayerId: '91420112MAP193H1BA' })
    assert.equal(wrong.status, 422)
    assert.include(wrong.text, '校验不通过')
    assert.include(wrong.text, 'value="武汉税邮示例有限公司"')
  })

  test('a paper is kept encrypted and comes back as it was; other content is refused', async ({
    assert,
  }) => {
    const admin = await signedIn(await givenStaff('admin'))
    const path = await givenSeller(admin)
    await admin.get(`${path}/papers/new`)
    const fields = { kind: 'business_licence', validUntil: '2030-12-31' }
    const added = await admin.upload(
      `${path}/papers`,
      'file',
      { name: '营业执照.pdf', bytes: PDF },
      fields
    )
    assert.include(added, { status: 303, location: path })
    const [paper] = await SellerQualification.all()
    const page = await admin.get(path)
    assert.include(page.text, '营业执照.pdf')
    const file = await admin.get(`${path}/papers/${paper.id}`)
    assert.equal(file.header('content-type'), 'application/pdf')
    assert.equal(file.text, PDF.toString())

    await admin.get(`${path}/papers/new`)
    const disguised = { name: '营业执照.pdf', bytes: Buffer.from('<script>') }
    const refused = await admin.upload(`${path}/papers`, 'file', disguised, fields)
    assert.equal(refused.status, 422)
    assert.include(refused.text, '文件内容不是 PDF、JPEG 或 PNG')
    assert.lengthOf(await StoredFile.all(), 1)
  })

  test('an upload without a file, or too large, is named and keeps what was typed', async ({
    assert,
  }) => {
    const admin = await signedIn(await givenStaff('admin'))
    const path = await givenSeller(admin)
    await admin.get(`${path}/papers/new`)
    const without = await admin.post(`${path}/papers`, { kind: 'other', validUntil: '2030-12-31' })
    assert.equal(without.status, 422)
    assert.include(without.text, 'href="#field-file"')
    assert.include(without.text, 'value="2030-12-31"')
    const large = { name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]) }
    const refused = await admin.upload(`${path}/papers`, 'file', large, { kind: 'other' })
    assert.equal(refused.status, 422)
    assert.lengthOf(await StoredFile.all(), 0)
  })

  test("a paper is not there below another seller's page, and taking it is written down", async ({
    assert,
  }) => {
    const admin = await signedIn(await givenStaff('admin'))
    const path = await givenSeller(admin)
    const other = await givenSeller(admin, { taxpayerId: '91420103MADEMA000R' })
    await admin.get(`${path}/papers/new`)
    const fields = { kind: 'business_licence', validUntil: '2020-12-31' }
    await admin.upload(`${path}/papers`, 'file', { name: 'a.pdf', bytes: PDF }, fields)
    const { id } = await SellerQualification.firstOrFail()
    const page = await admin.get(path)
    assert.include(page.text, '已过期')
    assert.include(await admin.get(`${other}/papers/${id}`), { status: 404 })
    assert.lengthOf(await db.from('audit_entries').where('action', OPENED), 0)
    assert.include(await admin.get(`${path}/papers/${id}`), { status: 200 })
    assert.lengthOf(await db.from('audit_entries').where('action', OPENED), 1)
  })

  test('the tax channel is asked now, and its state stands on the page', async ({ assert }) => {
    const admin = await signedIn(await givenStaff('admin'))
    const path = await givenSeller(admin)
    await admin.get(path)
    plugins.fake('tax', new TaxChannelDouble({}))
    const checked = await admin.post(`${path}/channel-check`)
    plugins.restore()
    assert.include(checked, { status: 303, location: path })
    const page = await admin.get(path)
    assert.include(page.text, '连接不上税务通道')
    const { channelState, channelCheckedAt } = await Seller.firstOrFail()
    assert.equal(channelState, 'unreachable')
    assert.isNotNull(channelCheckedAt)
  })

  test('a channel that nobody offers is refused', async ({ assert }) => {
    const admin = await signedIn(await givenStaff('admin'))
    await admin.get('/desk/sellers/new')
    const refused = await admin.post('/desk/sellers', { ...SELLER, taxChannel: 'tax-nobody' })
    assert.equal(refused.status, 422)
    assert.include(refused.text, '没有这个税务通道')
    assert.lengthOf(await Seller.all(), 0)
  })

  test('one seller is always the default: the first unasked, until another one is chosen', async ({
    assert,
  }) => {
    const admin = await signedIn(await givenStaff('admin'))
    const first = await givenSeller(admin)
    await admin.post(first, SELLER)
    const seller = await Seller.firstOrFail()
    assert.isTrue(seller.isDefault)
    const second = { taxpayerId: '91420103MADEMA000R', isDefault: 'true' }
    await givenSeller(admin, second)
    const defaults = await Seller.query().where('isDefault', true)
    assert.deepEqual(
      defaults.map(({ taxpayerId }) => taxpayerId),
      [second.taxpayerId]
    )
  })

  test('others are refused', async ({ assert }) => {
    const clerk = await signedIn(await givenStaff('clerk'))
    assert.include(await clerk.get('/desk/sellers'), { status: 403 })
    const customer = await signedIn(await givenCustomerUser())
    assert.include(await customer.get('/desk/sellers'), { status: 403 })
  })
})
