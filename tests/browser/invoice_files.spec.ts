import { test } from '@japa/runner'
import { generatedFaces } from '#tests/fixtures/documents/generated_faces'
import { newSigning } from '#tests/fixtures/documents/signing'
import { InvoiceJudge } from '#tests/support/invoice_judge'

test.group('Files of generated invoices', () => {
  test('thirty of every kind in turn are found good by other people’s programmes', async ({
    assert,
    cleanup,
  }) => {
    const judge = await InvoiceJudge.open(newSigning())
    cleanup(() => judge.close())
    for (const { kind, face } of generatedFaces(30, 1))
      assert.deepEqual(await judge.untrue(face), [], kind)
  })
})
