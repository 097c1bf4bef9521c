import '@japa/assert'
import { test } from '@japa/runner'
import SellerQualification from '#app/sellers/models/seller_qualification'
import StoredFile from '#app/platform/files/stored_file'
import { givenCustomerUser, givenStaff, signedIn } from '#tests/support/people'
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
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function givenSeller(admin: Visitor): Promise<string> {
  await admin.get('/desk/sellers/new')
  const saved = await admin.post('/desk/sellers', SELLER)
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

  test('others are refused', async ({ assert }) => {
    const clerk = await signedIn(await givenStaff('clerk'))
    assert.include(await clerk.get('/desk/sellers'), { status: 403 })
    const customer = await signedIn(await givenCustomerUser())
    assert.include(await customer.get('/desk/sellers'), { status: 403 })
  })
})
