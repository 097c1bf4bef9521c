import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ApplyForCredit } from '#app/credits/actions/apply_for_credit'
import CreditConfirmation from '#app/credits/models/credit_confirmation'
import { VerifyStoredInvoice } from '#app/invoices/actions/verify_stored_invoice'
import type Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { fen, sumFen } from '#app/platform/money/fen'
import { addDecimals } from '#app/platform/money/decimal'
import { plugins } from '#app/platform/plugins/registry'
import { apply, creditsOf, givenForm, givenOriginal, orderOf } from '#tests/support/credits'
import { obligingTaxSide } from '#tests/support/credits'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { emptyTestDatabase } from '#tests/support/test_database'

async function leftOf(original: Invoice): Promise<number> {
  await original.refresh()
  return original.totalFen - original.creditedFen
}

test.group('crediting an invoice', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())
  group.teardown(() => renderingPool.close())

  test('whole: the credit mirrors the original, the order is free again, the documents agree', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    const before = await orderOf(original)
    assert.isTrue(before.isLocked)
    assert.equal(before.invoicedFen, original.totalFen)
    const content = { ...original.serialize() }
    const form = await givenForm(original, { reason: 'wrong_invoice' })
    await drainOutbox()

    const [credit] = await creditsOf(original)
    assert.equal(credit.state, 'issued')
    assert.equal(credit.totalFen, -original.totalFen)
    assert.equal(credit.netFen, -original.netFen)
    assert.equal(credit.lines[0].originalLineId, original.lines[0].id)
    await form.refresh()
    assert.equal(credit.confirmationNumber, form.confirmationNumber)
    assert.include(credit.remark, original.invoiceNumber ?? '-')
    assert.include(credit.remark, credit.confirmationNumber ?? '-')
    assert.equal(form.state, 'used')
    await original.refresh()
    assert.isNotNull(original.reversedAt)
    for (const field of ['invoiceNumber', 'netFen', 'taxFen', 'totalFen', 'remark', 'state'])
      assert.deepEqual(original.serialize()[field], content[field])
    const after = await orderOf(original)
    assert.equal(after.invoicedFen, 0)
    assert.isFalse(after.isLocked)
    assert.lengthOf(credit.documents, 3)
    const verified = await new VerifyStoredInvoice().handle({ invoiceId: credit.id })
    assert.isTrue(verified.ok, JSON.stringify(verified))
    if (verified.ok) {
      assert.isTrue(verified.value.isCredit)
      assert.deepEqual(verified.value.creditReference, {
        originalInvoiceNumber: original.invoiceNumber,
        confirmationNumber: credit.confirmationNumber,
      })
    }
  }).timeout(30_000)

  test('in three parts, and then the exact rest', async ({ assert }) => {
    const original = await givenOriginal({ quantity: '7' })
    const [line] = original.lines
    const parts = [
      { originalPosition: 1, quantity: '1' },
      { originalPosition: 1, quantity: '2' },
      { originalPosition: 1, quantity: '1' },
    ]
    for (const part of parts) {
      await givenForm(original, { wanted: [part] })
      await drainOutbox()
      const left = await leftOf(original)
      assert.isAbove(left, 0)
      const order = await orderOf(original)
      assert.equal(order.invoicedFen, left)
      assert.isTrue(order.isLocked)
    }
    await givenForm(original)
    await drainOutbox()
    const credits = await creditsOf(original)
    const lines = credits.flatMap((credit) => credit.lines)
    assert.lengthOf(credits, 4)
    assert.equal(sumFen(lines.map(({ netFen }) => netFen)), -line.netFen)
    assert.equal(sumFen(lines.map(({ taxFen }) => taxFen)), -line.taxFen)
    assert.equal(addDecimals(...lines.map(({ quantity }) => quantity ?? '0')), '-7')
    assert.equal(await leftOf(original), 0)
    const order = await orderOf(original)
    assert.equal(order.invoicedFen, 0)
    const more = await apply(original)
    assert.deepEqual(more.ok ? null : more.failure.type, 'nothing_left')
  }).timeout(30_000)

  test('money without pieces is an allowance', async ({ assert }) => {
    const original = await givenOriginal()
    await givenForm(original, {
      reason: 'allowance',
      wanted: [{ originalPosition: 1, totalFen: fen(100) }],
    })
    await drainOutbox()
    const [credit] = await creditsOf(original)
    assert.equal(credit.totalFen, -100)
    assert.isNull(credit.lines[0].quantity)
    assert.equal(await leftOf(original), original.totalFen - 100)
  }).timeout(30_000)

  test('{what} is refused with {type}')
    .with([
      {
        what: 'a part of a wrong invoice',
        type: 'only_whole',
        reason: 'wrong_invoice' as const,
        quantity: '1',
      },
      {
        what: 'more than is left',
        type: 'more_than_left',
        reason: 'goods_returned' as const,
        quantity: '99',
      },
      { what: 'nothing', type: 'too_little', reason: 'goods_returned' as const, quantity: '0' },
    ])
    .run(async ({ assert }, { type, reason, quantity }) => {
      const original = await givenOriginal()
      const applied = await apply(original, { reason, wanted: [{ originalPosition: 1, quantity }] })
      assert.equal(applied.ok ? null : applied.failure.type, type)
      assert.lengthOf(await creditsOf(original), 0)
    })

  test('a credit, a draft and an invoice with an open form take no credit', async ({ assert }) => {
    const original = await givenOriginal()
    obligingTaxSide({ apply: () => ({ status: 'unknown', reason: 'timeout' }) })
    const form = await givenForm(original)
    const again = await apply(original)
    assert.deepEqual(again, { ok: false, failure: { type: 'form_open', confirmationId: form.id } })
    const [credit] = await creditsOf(original)
    const ofCredit = await apply(credit)
    assert.equal(ofCredit.ok ? null : ofCredit.failure.type, 'is_credit')
  })

  test('the database refuses what would take a line back twice, and changes of an issued invoice', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    await givenForm(original)
    const [credit] = await creditsOf(original)
    const [line] = credit.lines
    const attempt = (act: (trx: Awaited<ReturnType<typeof db.transaction>>) => Promise<unknown>) =>
      db.transaction(async (trx) => {
        await act(trx)
        await trx.rawQuery('set constraints all immediate')
      })
    await assert.rejects(
      () =>
        attempt(async (trx) => {
          const row = await trx.from('invoice_lines').where('id', line.id).firstOrFail()
          const id = crypto.randomUUID()
          await trx.table('invoice_lines').insert({ ...row, id, position: 99 })
        }),
      /would be taken back than is left/
    )
    await assert.rejects(
      () => attempt((trx) => trx.from('invoices').where('id', original.id).update({ remark: 'x' })),
      /is issued and cannot be changed/
    )
    await assert.rejects(
      () =>
        attempt((trx) =>
          trx.from('invoice_lines').where('invoice_id', original.id).update({ name: 'x' })
        ),
      /issued invoice and cannot be changed/
    )
  })
})

test.group('two at once', (group) => {
  group.setup(() => emptyTestDatabase())
  group.teardown(() => emptyTestDatabase())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())

  test('of two clerks who credit the same invoice the second finds the form of the first', async ({
    assert,
  }) => {
    const original = await givenOriginal()
    const wish = {
      originalId: original.id,
      reason: 'goods_returned',
      wanted: 'everything',
    } as const
    const both = await Promise.all(
      [1, 2].map(() => new ApplyForCredit().handle({ ...wish, cause: 'by_hand', by: SYSTEM }))
    )
    assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true])
    const forms = await CreditConfirmation.query().where('originalInvoiceId', original.id)
    assert.lengthOf(forms, 1)
    await drainOutbox({ twice: true })
    const credits = await creditsOf(original)
    assert.deepEqual(
      credits.map(({ state }) => state),
      ['issued']
    )
  }).timeout(30_000)
})
