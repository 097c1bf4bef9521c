import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ImportPackage } from '#app/archive/actions/import_package'
import { VerifyStoredPackage } from '#app/archive/actions/verify_stored_package'
import ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePackage from '#app/archive/models/archive_package'
import type Invoice from '#app/invoices/models/invoice'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import {
  bytesOfPackage,
  givenIssuedInvoice,
  givenPackage,
  withPackageFile,
} from '#tests/support/archive'
import { clearOutbox } from '#tests/support/drain_outbox'

const BUYER = '湖北长江智造科技股份有限公司'
const imported = (path: string) => new ImportPackage().handle({ path, by: SYSTEM })

test.group('import of a package', (group) => {
  let invoice: Invoice
  let first: Buffer
  let second: Buffer
  let firstHash: string | null

  /** Made in a transaction that is rolled back: what is left are bytes, and an empty installation. */
  group.setup(async () => {
    const cleanUp = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    invoice = await givenIssuedInvoice({ title: BUYER })
    const made = await givenPackage()
    firstHash = made.packageHash
    first = await bytesOfPackage(made)
    await givenIssuedInvoice()
    second = await bytesOfPackage(await givenPackage())
    await cleanUp()
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.teardown(() => renderingPool.close())

  test('restores the invoices into an empty installation, once', async ({ assert }) => {
    await withPackageFile(first, async (file) => {
      const taken = await imported(file)
      assert.isTrue(taken.ok, JSON.stringify(taken))
      if (!taken.ok) return
      const kept = await ArchivePackage.findOrFail(taken.value.packageId)
      assert.include(kept.$attributes, { state: 'sealed', origin: 'import', sellerId: null })
      assert.equal(kept.packageHash, firstHash)
      const entry = await ArchiveEntry.findByOrFail('invoiceNumber', invoice.invoiceNumber)
      assert.isNull(entry.invoiceId)
      assert.equal(entry.buyerParty?.name, BUYER)
      assert.equal(entry.totalFen, invoice.totalFen)
      const verified = await new VerifyStoredPackage().handle({ packageId: kept.id, by: SYSTEM })
      assert.isTrue(verified.ok && verified.value.isSound)

      const again = await imported(file)
      assert.deepEqual(again, { ok: true, value: { ...taken.value, isKnown: true } })
      assert.lengthOf(await ArchivePackage.all(), 1)
    })
  })

  test('the chain continues over packages that come one after the other', async ({ assert }) => {
    await withPackageFile(first, (file) => imported(file))
    const taken = await withPackageFile(second, (file) => imported(file))
    assert.isTrue(taken.ok)
    const packages = await ArchivePackage.query().orderBy('sequence')
    assert.equal(packages[1].previousHash, packages[0].packageHash)
  })

  test('refuses what does not verify, and leaves nothing behind', async ({ assert }) => {
    const damaged = Buffer.from(first)
    damaged[Math.floor(damaged.length / 2)] ^= 0xff
    const refused = await withPackageFile(damaged, (file) => imported(file))
    assert.isFalse(refused.ok)
    assert.isTrue(!refused.ok && refused.failure.type === 'unsound')
    assert.lengthOf(await ArchivePackage.all(), 0)
    assert.lengthOf(await db.from('stored_files').where('purpose', 'archive_package'), 0)
  })
})
