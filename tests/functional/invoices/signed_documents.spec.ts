import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import type { Signing } from '#app/documents/signatures/signing'
import { verifySignature } from '#app/documents/signatures/verify_signature'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { StoreDocuments } from '#app/invoices/actions/store_documents'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import { faceOf } from '#app/invoices/face_of'
import Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { MakeCertificates } from '#app/sellers/actions/make_certificates'
import SellerCertificate from '#app/sellers/models/seller_certificate'
import { signingOf } from '#app/sellers/signing_of'
import { newSigning } from '#tests/fixtures/documents/signing'
import { givenDraft } from '#tests/support/invoices'
import { emptyTestDatabase } from '#tests/support/test_database'

async function givenIssued(): Promise<Invoice> {
  const draft = await givenDraft()
  await new IssueInvoice().handle({ invoiceId: draft.id, by: SYSTEM })
  return Invoice.query().where('id', draft.id).preload('lines').firstOrFail()
}

async function store(invoice: Invoice, signing: Signing | null): Promise<void> {
  const made = await makeInvoiceFiles(faceOf(invoice, { isSample: true }), signing)
  const files = new Map([[invoice.id, made]])
  await db.transaction((trx) => new StoreDocuments().handle({ files }, trx))
}

async function verdict({ id }: Invoice): Promise<object | 'good'> {
  const read = await new VerifyStoredInvoice().handle({ invoiceId: id })
  return read.ok ? 'good' : read.failure
}

test.group('Signed documents of an invoice', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.teardown(async () => {
    await renderingPool.close()
    await emptyTestDatabase()
  })

  test('are signed by their seller, and stay good when its certificates are replaced', async ({
    assert,
  }) => {
    const invoice = await givenIssued()
    const { id: invoiceId, sellerId } = invoice
    const rendered = await new RenderDocuments().handle({ invoiceIds: [invoiceId] })
    await db.transaction((trx) => new StoreDocuments().handle({ files: rendered }, trx))
    const files = rendered.get(invoiceId)
    if (files === undefined) return assert.fail('nothing was rendered')
    const known = await SellerCertificate.query().where({ sellerId })
    for (const { format, purpose } of [
      { format: 'xml', purpose: 'sm2' },
      { format: 'pdf', purpose: 'pdf' },
      { format: 'ofd', purpose: 'sm2' },
    ] as const) {
      const { state, signer, coversWholeFile } = verifySignature(files[format])
      const row = known.find((one) => one.purpose === purpose)
      assert.deepEqual([state, coversWholeFile], ['valid', true], format)
      assert.equal(signer?.fingerprint, row?.fingerprint)
    }
    assert.equal(await verdict(invoice), 'good')
    await new MakeCertificates().handle({ sellerId, onlyMissing: false, by: SYSTEM })
    assert.equal(await verdict(invoice), 'good')
  })

  test('that somebody else signed are told', async ({ assert }) => {
    const invoice = await givenIssued()
    await signingOf(invoice.sellerId)
    await store(invoice, newSigning(invoice.seller.name))
    assert.deepEqual(await verdict(invoice), {
      type: 'signature_wrong',
      format: 'xml',
      fault: 'foreign',
    })
  })

  test('may be unsigned only when they are older than the first certificate', async ({
    assert,
  }) => {
    const invoice = await givenIssued()
    await store(invoice, null)
    assert.equal(await verdict(invoice), 'good')
    await signingOf(invoice.sellerId)
    assert.equal(await verdict(invoice), 'good')
    const later = await givenIssued()
    await store(later, null)
    assert.deepEqual(await verdict(later), {
      type: 'signature_wrong',
      format: 'xml',
      fault: 'absent',
    })
  })
})
