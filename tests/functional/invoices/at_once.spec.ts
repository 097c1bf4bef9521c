import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { verifySignature } from '#app/documents/signatures/verify_signature'
import { DraftInvoice } from '#app/invoices/actions/draft_invoice'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { RenderDocuments } from '#app/invoices/actions/render_documents'
import { StoreDocuments } from '#app/invoices/actions/store_documents'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { givenDraft, givenPaidOrder, invoicesOf } from '#tests/support/invoices'
import { emptyTestDatabase } from '#tests/support/test_database'

const by = SYSTEM
const TEN = Array.from({ length: 10 })

/** In transactions of their own, which really meet. */
test.group('many at once', (group) => {
  group.setup(() => emptyTestDatabase())
  group.teardown(async () => {
    await renderingPool.close()
    await emptyTestDatabase()
  })

  test('ten drafts of one order are one draft', async ({ assert }) => {
    const order = await givenPaidOrder()
    const drafts = await Promise.all(
      TEN.map(() =>
        db.transaction((trx) => new DraftInvoice().handle({ orderId: order.id, by }, trx))
      )
    )
    assert.lengthOf(
      drafts.filter(({ ok }) => ok),
      1
    )
    assert.lengthOf(await invoicesOf(order), 1)
  })

  test('ten requests for one draft ask the channel once', async ({ assert }) => {
    const draft = await givenDraft()
    const asked = await Promise.all(
      TEN.map(() => new IssueInvoice().handle({ invoiceId: draft.id, by }))
    )
    assert.lengthOf(
      asked.filter(({ ok }) => ok),
      1
    )
    await draft.refresh()
    assert.equal(draft.state, 'issued')
  })

  test('documents that are stored by two at once are stored once, signed by the same keys', async ({
    assert,
  }) => {
    const draft = await givenDraft({ title: '湖北长江智造科技股份有限公司' })
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    const render = () => new RenderDocuments().handle({ invoiceIds: [draft.id] })
    const [one, other] = await Promise.all([render(), render()])
    // The seller had no certificate yet: two at once made one.
    const signers = [one, other]
      .flatMap((files) => [...files.values()])
      .flatMap(({ xml, pdf, ofd }) => [xml, pdf, ofd])
      .map((bytes) => verifySignature(bytes).signer?.fingerprint)
    assert.lengthOf(signers, 6)
    assert.deepEqual(signers.slice(0, 3), signers.slice(3))
    assert.lengthOf(new Set(signers), 2)
    const stored = await Promise.all(
      [one, other].map((files) =>
        db.transaction((trx) => new StoreDocuments().handle({ files }, trx))
      )
    )
    assert.sameMembers(
      stored.map((result) => result.stored),
      [3, 0]
    )
    const again = await render()
    assert.equal(again.size, 0)
    const told = await db.from('outbox_messages').where('type', 'invoices.documents_stored')
    assert.lengthOf(told, 1)
  })

  test('what was tampered with in the database or on the disk is found', async ({ assert }) => {
    const draft = await givenDraft()
    await new IssueInvoice().handle({ invoiceId: draft.id, by })
    const verify = async () => {
      const read = await new VerifyStoredInvoice().handle({ invoiceId: draft.id })
      return read.ok ? 'good' : read.failure.type
    }
    assert.equal(await verify(), 'document_missing')
    const files = await new RenderDocuments().handle({ invoiceIds: [draft.id] })
    await db.transaction((trx) => new StoreDocuments().handle({ files }, trx))
    assert.equal(await verify(), 'good')
    // The guard of issued invoices is no obstacle for whoever owns the database.
    await db.connection('owner').transaction(async (trx) => {
      await trx.rawQuery('alter table invoices disable trigger issued_invoices_stay')
      const moved = { net_fen: db.raw('net_fen - 1'), tax_fen: db.raw('tax_fen + 1') }
      await trx.from('invoices').where('id', draft.id).update(moved)
      await trx.rawQuery('alter table invoices enable trigger issued_invoices_stay')
    })
    assert.equal(await verify(), 'database_differs')
    await db
      .from('stored_files')
      .where('purpose', 'invoice_pdf')
      .update({ sha256: '0'.repeat(64) })
    assert.equal(await verify(), 'document_broken')
  })
})
