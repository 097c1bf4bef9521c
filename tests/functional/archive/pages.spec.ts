import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePackage from '#app/archive/models/archive_package'
import { renderingPool } from '#app/invoices/rendering'
import { fileStore } from '#app/platform/files/store'
import { bytesOfPackage, givenIssuedInvoice, givenPackage, thisMonth } from '#tests/support/archive'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenStaff } from '#tests/support/people'

const BUYER = '湖北长江智造科技股份有限公司'

test.group('pages of the archive', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('guests sign in first, and staff without the right are refused', async ({ client }) => {
    const guest = await client.get('/desk/archive').redirects(0)
    guest.assertHeader('location', '/login')
    const clerk = await givenStaff('clerk')
    for (const path of ['/desk/archive', '/desk/archive/invoices']) {
      const refused = await client.get(path).loginAs(clerk)
      refused.assertStatus(403)
    }
  })

  test('a month that is asked for is built by the worker, and checked again on demand', async ({
    client,
    assert,
  }) => {
    const finance = await givenStaff('finance')
    await givenIssuedInvoice()
    const act = (path: string, fields = {}) =>
      client.post(path).loginAs(finance).withCsrfToken().form(fields).redirects(0)
    const wrong = await act('/desk/archive', { month: '2026-13' })
    wrong.assertStatus(422)
    const asked = await act('/desk/archive', { month: thisMonth() })
    asked.assertStatus(303)
    await drainOutbox()
    const made = await ArchivePackage.firstOrFail()
    assert.equal(made.state, 'sealed')

    const before = made.verifiedAt
    await act(`/desk/archive/${made.id}/verification`)
    await drainOutbox()
    await made.refresh()
    assert.notEqual(made.verifiedAt?.toMillis(), before?.toMillis())
    const page = await client.get(`/desk/archive/${made.id}`).loginAs(finance)
    for (const text of ['四性检测报告', '真实性', '完整性', '可用性', '安全性', '已封装'])
      page.assertTextIncludes(text)
    const report = await client.get(`/desk/archive/${made.id}/report`).loginAs(finance)
    report.assertTextIncludes(made.packageHash ?? '-')
  })

  test('an invoice that was left out stands on the page of its package, with the reason', async ({
    client,
  }) => {
    const finance = await givenStaff('finance')
    const broken = await givenIssuedInvoice()
    await givenIssuedInvoice()
    const pdf = broken.documents.find(({ format }) => format === 'pdf')
    await db
      .from('stored_files')
      .where('id', pdf?.fileId ?? '')
      .update({ sha256: '0'.repeat(64) })
    const made = await givenPackage()
    const page = await client.get(`/desk/archive/${made.id}`).loginAs(finance)
    page.assertTextIncludes('1 张未能归档')
    page.assertTextIncludes('PDF 已被改动')
    page.assertTextIncludes(broken.invoiceNumber ?? '-')
  })

  test('a package is downloaded byte for byte, by those who may, and the log knows', async ({
    client,
    assert,
  }) => {
    await givenIssuedInvoice()
    const made = await givenPackage()
    const admin = await givenStaff('admin')
    const refused = await client.get(`/desk/archive/${made.id}/file`).loginAs(admin)
    refused.assertStatus(403)
    const auditor = await givenStaff('auditor')
    const file = await client.get(`/desk/archive/${made.id}/file`).loginAs(auditor)
    file.assertStatus(200)
    file.assertHeader('content-type', 'application/zip')
    const bytes = await bytesOfPackage(made)
    assert.equal(file.header('content-length'), String(bytes.length))
    const logged = await db
      .from('audit_entries')
      .where({ action: 'archive.package_downloaded', subject_id: made.id })
    assert.lengthOf(logged, 1)
  })

  test('archived invoices are found by number, day, amount and buyer, and their files come out as they went in', async ({
    client,
    assert,
  }) => {
    const auditor = await givenStaff('auditor')
    const invoice = await givenIssuedInvoice({ title: BUYER })
    const other = await givenIssuedInvoice({ title: '武汉光谷文化传媒有限公司' })
    await givenPackage()
    const finds = async (query: Record<string, string>) => {
      const page = await client.get('/desk/archive/invoices').qs(query).loginAs(auditor)
      page.assertStatus(200)
      return [invoice, other].map(({ invoiceNumber }) => page.text().includes(`${invoiceNumber}`))
    }
    assert.deepEqual(await finds({}), [true, true])
    assert.deepEqual(await finds({ number: invoice.invoiceNumber ?? '' }), [true, false])
    assert.deepEqual(await finds({ buyer: '长江智造' }), [true, false])
    assert.deepEqual(await finds({ until: '2020-01-01' }), [false, false])
    assert.deepEqual(await finds({ total: '0.01' }), [false, false])

    const entry = await ArchiveEntry.findByOrFail('invoiceId', invoice.id)
    const page = await client.get(`/desk/archive/invoices/${entry.id}`).loginAs(auditor)
    page.assertTextIncludes(BUYER)
    const stored = invoice.documents.find(({ format }) => format === 'xml')
    const original = await fileStore.read(stored?.fileId ?? '')
    const file = await client
      .get(`/desk/archive/invoices/${entry.id}/documents/xml`)
      .loginAs(auditor)
    assert.equal(file.text(), original.toString('utf8'))
  })
})
