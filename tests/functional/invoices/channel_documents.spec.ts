import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { type InvoiceFiles, makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import type { DocumentFormat } from '#app/invoices/channel_messages'
import { faceOf } from '#app/invoices/face_of'
import AwaitedDocument from '#app/invoices/models/awaited_document'
import Invoice from '#app/invoices/models/invoice'
import FetchDocuments from '#app/invoices/tasks/fetch_documents'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { fileStore } from '#app/platform/files/store'
import { fen } from '#app/platform/money/fen'
import { plugins } from '#app/platform/plugins/registry'
import { openSubject } from '#plugins/tax-nuonuo/tests/subject'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { givenDraft } from '#tests/support/invoices'
import { issuedAnswer, TaxChannelDouble } from '#tests/support/tax_channel_double'

const HTML = Buffer.from(
  `<!doctype html><html><body>${'<p>in a moment</p>'.repeat(60)}</body></html>`
)

type Served = Partial<Record<DocumentFormat, Buffer>>

/** An issued invoice of a channel whose invoices are real, and what stands ready at that channel. */
async function givenIssued(): Promise<{ invoice: Invoice; files: InvoiceFiles; served: Served }> {
  const served: Served = {}
  const double = new TaxChannelDouble({
    issue: (request) => issuedAnswer(request),
    document(_requestNumber, format) {
      const value = served[format]
      return value ? { status: 'succeeded', value } : { status: 'unknown', reason: 'timeout' }
    },
  })
  plugins.fake('tax', double)
  const { id } = await givenDraft({ title: '湖北长江智造科技股份有限公司' })
  await Invoice.query().where('id', id).update({ channel: 'tax-nuonuo' })
  await new IssueInvoice().handle({ invoiceId: id, by: SYSTEM })
  await drainOutbox({ twice: true })
  const invoice = await Invoice.query().where('id', id).preload('lines').firstOrFail()
  return { invoice, served, files: await originals(invoice) }
}

/** Files of the tax side, which nobody takes for samples. */
async function originals(invoice: Invoice, total = invoice.totalFen): Promise<InvoiceFiles> {
  const face = faceOf(invoice, { isSample: false })
  return makeInvoiceFiles({ ...face, totalFen: total }, null)
}

async function stored({ id }: Invoice) {
  const invoice = await Invoice.query().where('id', id).preload('documents').firstOrFail()
  const documents = invoice.documents.map(({ format, origin }) => `${format} ${origin}`)
  return { documents: documents.sort(), problem: invoice.problem, rows: invoice.documents }
}

async function documentsOf(invoice: Invoice): Promise<string[]> {
  const { documents } = await stored(invoice)
  return documents
}

async function problemOf(invoice: Invoice): Promise<string | null> {
  const { problem } = await stored(invoice)
  return problem
}

async function timesTold({ id }: Invoice): Promise<number> {
  const { rows } = await db.rawQuery(
    `select count(*)::int as count from outbox_messages
      where type = 'invoices.documents_stored' and payload->>'invoiceId' = ?`,
    [id]
  )
  return rows[0].count
}

const later = (seconds: number) => clock.freeze(clock.now().plus({ seconds }))
const fetchDue = () => new FetchDocuments().run()

test.group('documents of a tax channel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    await clearOutbox()
    return () => {
      plugins.restore()
      clock.resume()
    }
  })

  test('its originals are kept byte for byte; the house makes none of its own', async ({
    assert,
  }) => {
    const { invoice, files, served } = await givenIssued()
    assert.isEmpty(await documentsOf(invoice))
    Object.assign(served, files)
    assert.deepEqual(await fetchDue(), ['stored', 'stored', 'stored'])
    const { documents, rows } = await stored(invoice)
    assert.deepEqual(documents, ['ofd channel', 'pdf channel', 'xml channel'])
    for (const { format, fileId } of rows)
      assert.deepEqual(await fileStore.read(fileId), files[format])
    assert.equal(await timesTold(invoice), 1)
    assert.isEmpty(await fetchDue())
    const verified = await new VerifyStoredInvoice().handle({ invoiceId: invoice.id })
    assert.isTrue(verified.ok, JSON.stringify(verified))
  })

  test('one that comes later is asked for with growing pauses, and told of when all are there', async ({
    assert,
  }) => {
    const { invoice, files, served } = await givenIssued()
    clock.freeze(clock.now())
    Object.assign(served, { ...files, ofd: undefined })
    const first = await fetchDue()
    assert.sameMembers(first, ['stored', 'stored', 'postponed'])
    assert.equal(await timesTold(invoice), 0)
    assert.isEmpty(await fetchDue(), 'not before the pause is over')
    later(10)
    assert.deepEqual(await fetchDue(), ['postponed'])
    later(10)
    assert.isEmpty(await fetchDue(), 'the second pause is longer')
    later(10)
    served.ofd = files.ofd
    assert.deepEqual(await fetchDue(), ['stored'])
    assert.equal(await timesTold(invoice), 1)
  })

  test('a page instead of a PDF is no document', async ({ assert }) => {
    const { invoice, files, served } = await givenIssued()
    clock.freeze(clock.now())
    Object.assign(served, { ...files, pdf: HTML })
    await fetchDue()
    assert.deepEqual(await documentsOf(invoice), ['ofd channel', 'xml channel'])
    const awaited = await AwaitedDocument.query().where({ invoiceId: invoice.id, format: 'pdf' })
    assert.equal(awaited[0].problem, 'not_a_document')
    assert.isNull(awaited[0].asideFileId)
    served.pdf = files.ofd
    later(60)
    assert.deepEqual(await fetchDue(), ['postponed'], 'an OFD is no PDF either')
    served.pdf = files.pdf
    later(60)
    assert.deepEqual(await fetchDue(), ['stored'])
  })

  test('a file of another total is put aside with an alarm, and the mended one is kept', async ({
    assert,
  }) => {
    const { invoice, files, served } = await givenIssued()
    clock.freeze(clock.now())
    const wrong = await originals(invoice, fen(invoice.totalFen + 1))
    Object.assign(served, { ...files, xml: wrong.xml })
    assert.include(await fetchDue(), 'put_aside')
    const { documents, problem } = await stored(invoice)
    assert.deepEqual(documents, ['ofd channel', 'pdf channel'])
    assert.equal(problem, 'document_differs')
    const [awaited] = await AwaitedDocument.query().where({ invoiceId: invoice.id, format: 'xml' })
    assert.deepEqual(await fileStore.read(awaited.asideFileId ?? ''), wrong.xml)
    const entry = await db
      .from('audit_entries')
      .where({ action: 'invoices.document_put_aside', subject_id: invoice.id })
      .firstOrFail()
    assert.deepEqual(entry.details, { format: 'xml', fields: ['totalFen'] })

    later(60)
    assert.deepEqual(await fetchDue(), ['put_aside'])
    served.xml = files.xml
    later(3600)
    assert.deepEqual(await fetchDue(), ['stored'])
    const mended = await stored(invoice)
    assert.isNull(mended.problem)
    assert.lengthOf(mended.documents, 3)
    assert.equal(await timesTold(invoice), 1)
  })

  test('a file of another invoice is put aside', async ({ assert }) => {
    const one = await givenIssued()
    await fetchDue()
    const other = await givenIssued()
    Object.assign(other.served, { ...other.files, pdf: one.files.pdf })
    await fetchDue()
    assert.deepEqual(await documentsOf(other.invoice), ['ofd channel', 'xml channel'])
    assert.equal(await problemOf(other.invoice), 'document_differs')
  })

  test('what does not come for a day is an alarm, and the others are told of', async ({
    assert,
  }) => {
    const { invoice, files, served } = await givenIssued()
    clock.freeze(clock.now())
    Object.assign(served, { ...files, ofd: undefined })
    await fetchDue()
    later(24 * 3600)
    assert.deepEqual(await fetchDue(), ['postponed'])
    assert.equal(await problemOf(invoice), 'document_overdue')
    assert.equal(await timesTold(invoice), 1)
    served.ofd = files.ofd
    later(3600)
    assert.deepEqual(await fetchDue(), ['stored'])
    assert.isNull(await problemOf(invoice))
    assert.equal(await timesTold(invoice), 1)
  })

  test('a real wire hands them over', async ({ assert, cleanup }) => {
    const subject = await openSubject()
    cleanup(() => subject.close())
    plugins.fake('tax', subject.channel)
    const { id } = await givenDraft({ title: '湖北长江智造科技股份有限公司' })
    await Invoice.query().where('id', id).update({ channel: 'tax-nuonuo' })
    await new IssueInvoice().handle({ invoiceId: id, by: SYSTEM })
    await drainOutbox()
    const invoice = await Invoice.query().where('id', id).preload('lines').firstOrFail()
    const files = await originals(invoice)
    subject.simulator.documentOf = (path) => {
      const format = path.slice(-3)
      return format === 'pdf' || format === 'ofd' || format === 'xml' ? files[format] : ''
    }
    assert.deepEqual(await fetchDue(), ['stored', 'stored', 'stored'])
    assert.lengthOf(await documentsOf(invoice), 3)
  })
})
