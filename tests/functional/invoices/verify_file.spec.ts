import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { sealCommitted } from '#app/audit/sealer'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { VerifyFile } from '#app/invoices/actions/verify_file'
import { keepMissing } from '#app/invoices/actions/store_documents'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { readProof } from '#app/invoices/proof_file'
import { SYSTEM } from '#app/platform/actor'
import { fen, formatYuan } from '#app/platform/money/fen'
import { newSigning } from '#tests/fixtures/documents/signing'
import { clearOutbox } from '#tests/support/drain_outbox'
import { forgedOfd, rezipped, withByte } from '#tests/support/forgeries'
import { givenDraft, givenSeller } from '#tests/support/invoices'
import { givenInvoiceRow } from '#tests/support/report_invoices'

/** An issued invoice, and its files as they are stored. */
async function givenFiles(signing = newSigning()) {
  const draft = await givenDraft({ title: '武汉琴台财税咨询有限公司' })
  await new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM })
  const invoice = await Invoice.query()
    .where('id', draft.id)
    .preload('lines')
    .preload('documents')
    .firstOrFail()
  const face = faceOf(invoice, { isSample: true })
  const files = await makeInvoiceFiles(face, signing)
  await db.transaction((trx) => keepMissing([invoice], new Map([[invoice.id, files]]), trx))
  return { invoice, face, files }
}

async function check(bytes: Buffer, typed: Parameters<VerifyFile['handle']>[0]['typed'] = null) {
  return new VerifyFile().handle({ bytes, typed })
}

async function changesOf(bytes: Buffer) {
  const result = await check(bytes)
  return result.type === 'altered' ? result.changes : []
}

const upload = (client: ApiClient, bytes: Buffer, fields: Record<string, string> = {}) =>
  client
    .post('/verify')
    .file('file', bytes, { filename: 'invoice', contentType: 'application/octet-stream' })
    .fields(fields)
    .withCsrfToken()

test.group('Verification by file', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(async () => {
    await db.from('rate_limits').delete()
  })
  group.each.timeout(60_000)

  test('each stored file is genuine, and the log keeps nothing of whoever asked', async ({
    assert,
  }) => {
    const { invoice, files } = await givenFiles()
    for (const format of ['xml', 'pdf', 'ofd'] as const) {
      const result = await check(files[format])
      assert.containSubset(result, { type: 'genuine', standing: 'normal', format })
    }
    const logged = await db.from('invoice_checks').where('invoice_id', invoice.id)
    assert.deepEqual(
      logged.map(({ asked_with, outcome }) => [asked_with, outcome]),
      Array.from({ length: 3 }, () => ['file', 'genuine'])
    )
  })

  test('a byte, a new wrapping, bytes behind the end', async ({ assert }) => {
    const { files } = await givenFiles()
    const middle = Math.floor(files.pdf.length / 2)
    for (const bytes of [withByte(files.pdf, middle), withByte(files.xml, files.xml.length - 20)]) {
      const { type } = await check(bytes)
      assert.include(['altered', 'unreadable'], type)
    }
    assert.isNotEmpty(await changesOf(rezipped(files.ofd)))
    const longer = await changesOf(Buffer.concat([files.pdf, Buffer.from('\n%%EOF\n')]))
    assert.deepInclude(longer, { type: 'appended', bytes: 7 })
  })

  test('an amount in the pages of a PDF, a part of a package, another attachment', async ({
    assert,
  }) => {
    const { face, files } = await givenFiles()
    const dearer = { ...face, totalFen: fen(face.totalFen + 900_00) }
    const says = formatYuan(dearer.totalFen)
    const painted = await changesOf(await renderInvoicePdf(dearer, files.xml))
    assert.deepInclude(painted, { type: 'hidden', field: 'totalFen' })
    assert.deepInclude(painted, { type: 'text', says })
    const total = { type: 'field', field: 'totalFen', says } as const
    assert.deepInclude(painted, { ...total, place: 'information' })

    const written = formatYuan(face.totalFen)
    const page = await changesOf(
      forgedOfd(files.ofd, /Page_0\/Content\.xml$/, (text) => text.replaceAll(written, says))
    )
    assert.deepInclude(page, { ...total, place: 'custom_tags' })
    assert.deepInclude(page, { type: 'signature', what: 'altered' })

    const other = await makeInvoiceFiles(dearer, newSigning())
    const attached = await changesOf(forgedOfd(files.ofd, /Attachs\/\d+\.xml$/, () => other.xml))
    assert.deepInclude(attached, { ...total, place: 'attached_xml' })
    assert.notInclude(JSON.stringify(painted), `"${written}"`)
  })

  test('the same invoice signed with another key', async ({ assert }) => {
    const { face, files } = await givenFiles()
    const forged = await makeInvoiceFiles(face, newSigning())
    for (const format of ['xml', 'pdf', 'ofd'] as const) {
      assert.notDeepEqual(forged[format], files[format])
      const changes = await changesOf(forged[format])
      assert.deepInclude(changes, { type: 'signature', what: 'other_signer' })
    }
    const unsigned = await makeInvoiceFiles(face, null)
    assert.deepInclude(await changesOf(unsigned.pdf), { type: 'signature', what: 'removed' })
  })

  test('credits are known, in part and whole', async ({ assert }) => {
    const { invoice, files } = await givenFiles()
    await invoice.load('order')
    const seller = await givenSeller()
    const day = invoice.issueDay ?? ''
    const credit = (total: number) =>
      givenInvoiceRow({
        order: invoice.order,
        seller,
        day,
        original: invoice,
        lines: [{ net: -total, tax: 0 }],
      })
    await credit(100)
    assert.containSubset(await check(files.pdf), { type: 'genuine', standing: 'partly_reversed' })
    await credit(invoice.totalFen - 100)
    assert.containSubset(await check(files.pdf), { type: 'genuine', standing: 'reversed' })
    const outcomes = await db.from('invoice_checks').select('outcome').orderBy('id')
    assert.deepEqual(
      outcomes.slice(-2).map(({ outcome }) => outcome),
      ['partly_reversed', 'reversed']
    )
  })

  test('whoever changed all figures is told nothing, unless they know the right ones', async ({
    assert,
  }) => {
    const { invoice, face } = await givenFiles()
    const dearer = { ...face, totalFen: fen(face.totalFen + 1) }
    const forged = await makeInvoiceFiles(dearer, null)
    assert.deepInclude(await check(forged.ofd), { type: 'unknown' })
    const typed = {
      invoiceNumber: face.invoiceNumber,
      issuedOn: invoice.issueDay ?? '',
      totalFen: face.totalFen,
    }
    assert.containSubset(await check(forged.ofd, typed), { type: 'altered' })
    assert.deepEqual(await check(Buffer.from('hello')), {
      type: 'unreadable',
      reason: 'not_an_invoice',
    })
  })

  test('the page says it in words, and hands over a proof that needs no network', async ({
    client,
    assert,
  }) => {
    const { invoice, face, files } = await givenFiles()
    await sealCommitted()
    const genuine = await upload(client, files.ofd)
    genuine.assertStatus(200)
    genuine.assertTextIncludes('查验一致：真实')
    genuine.assertTextIncludes('逐字节相同')
    const dearer = { ...face, totalFen: fen(face.totalFen + 900_00) }
    const altered = await upload(client, await renderInvoicePdf(dearer, files.xml))
    altered.assertTextIncludes('被改动')
    altered.assertTextIncludes(formatYuan(dearer.totalFen))
    assert.notInclude(altered.text(), `>${formatYuan(face.totalFen)}<`)
    const unreadable = await upload(client, Buffer.from('hello'))
    unreadable.assertTextIncludes('文件无法读取')

    const proof = await client
      .post('/verify/proof')
      .form({
        number: face.invoiceNumber,
        issued_on: invoice.issueDay,
        total: formatYuan(face.totalFen),
      })
      .withCsrfToken()
    proof.assertStatus(200)
    const key = await client.get('/verify/key.pem')
    const pem = key.text()
    const text = JSON.stringify(proof.body())
    const read = readProof(text, [pem])
    assert.isTrue(read.ok)
    if (!read.ok) return
    assert.containSubset(read.value, {
      invoiceNumber: face.invoiceNumber,
      total: formatYuan(face.totalFen),
      standing: 'normal',
    })
    const hashes = Object.values(files).map((bytes) =>
      createHash('sha256').update(bytes).digest('hex')
    )
    assert.sameMembers(
      read.value.files.map(({ sha256 }) => sha256),
      hashes
    )
    assert.isNotNull(read.value.audit)
    const forged = readProof(text.replace(formatYuan(face.totalFen), '1.00'), [pem])
    assert.deepEqual(forged, { ok: false, failure: { type: 'not_signed' } })
    assert.equal(readProof(text, []).ok, false)
    const stranger = await client
      .post('/verify/proof')
      .form({ number: face.invoiceNumber, issued_on: invoice.issueDay, total: '1.00' })
      .withCsrfToken()
      .redirects(0)
    stranger.assertStatus(303)
  })

  test('neither a file nor three figures is asked for again', async ({ client }) => {
    const empty = await client.post('/verify').form({}).withCsrfToken()
    empty.assertStatus(422)
    const large = await upload(client, Buffer.alloc(9 * 1024 * 1024))
    large.assertStatus(422)
    large.assertTextIncludes('不超过 8 MB')
  })
})
