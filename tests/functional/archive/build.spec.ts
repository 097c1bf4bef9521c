import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { BuildPackages } from '#app/archive/actions/build_packages'
import { NO_PREVIOUS } from '#app/archive/chain'
import { verifyPackage } from '#app/archive/checks/verify_package'
import ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePackage from '#app/archive/models/archive_package'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { plainFile } from '#app/platform/files/random_source'
import {
  bytesOfPackage,
  givenIssuedInvoice,
  givenPackage,
  thisMonth,
  withPackageFile,
} from '#tests/support/archive'
import { clearOutbox } from '#tests/support/drain_outbox'

test.group('packages of the archive', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.teardown(() => renderingPool.close())

  test('a person is named as the files name them', async ({ assert }) => {
    await givenIssuedInvoice({ title: '李磊' })
    const { report } = await givenPackage()
    assert.include(
      report?.checks.find(({ name }) => name === 'metadata_matches'),
      { outcome: 'passed', wrong: 0 }
    )
  })

  test('a month is packed, and checked with tools that know nothing of the house', async ({
    assert,
  }) => {
    const invoice = await givenIssuedInvoice({ title: '湖北长江智造科技股份有限公司' })
    const made = await givenPackage()
    assert.include(made.$attributes, { state: 'sealed', part: 1, sequence: 1, invoiceCount: 1 })
    assert.equal(made.previousHash, NO_PREVIOUS)
    assert.equal(made.totalFen, invoice.totalFen)
    assert.equal(made.retainedUntil?.toISODate(), `${Number(thisMonth().slice(0, 4)) + 30}-12-31`)

    await withPackageFile(await bytesOfPackage(made), async (file, folder) => {
      execFileSync('unzip', ['-q', file, '-d', folder])
      const run = (command: string) =>
        execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })
      assert.notInclude(run('sha256sum -c manifest.sha256'), 'FAILED')
      assert.include(run('head -n 7 chain.txt | sha256sum'), made.packageHash ?? '-')
      assert.include(run('sha256sum manifest.sha256'), run('grep ^manifest chain.txt').slice(9, 73))
      const metadata = readFileSync(
        join(folder, `invoices/${invoice.invoiceNumber}/metadata.xml`),
        'utf8'
      )
      for (const part of [
        '<Name>湖北长江智造科技股份有限公司</Name>',
        `<RequestNumber>${invoice.issueRequestNo}</RequestNumber>`,
        '<Kind>delivery</Kind>',
        '<Outcome>sound</Outcome>',
        '<Format>ofd</Format>',
      ])
        assert.include(metadata, part)
      assert.include(readFileSync(join(folder, 'index.csv'), 'utf8'), invoice.invoiceNumber ?? '-')

      const source = await plainFile(file)
      const verified = await verifyPackage(source)
      await source.close()
      assert.isTrue(verified.isSound, JSON.stringify(verified.report.checks))
      const unmade = verified.report.checks.filter(({ outcome }) => outcome === 'not_checked')
      assert.deepEqual(
        unmade.map(({ name }) => name),
        ['register', 'signers_known', 'kept_sealed']
      )
    })
  })

  test('an invoice is packed once; a late one goes into a supplement that continues the chain', async ({
    assert,
  }) => {
    await givenIssuedInvoice()
    const first = await givenPackage()
    const nothing = await new BuildPackages().handle({ month: thisMonth(), by: SYSTEM })
    assert.deepEqual(nothing, { packages: [], leftOut: [] })

    const late = await givenIssuedInvoice()
    const second = await givenPackage()
    assert.include(second.$attributes, { part: 2, sequence: 2, invoiceCount: 1 })
    assert.equal(second.previousHash, first.packageHash)
    const entry = await ArchiveEntry.findByOrFail('invoiceId', late.id)
    assert.equal(entry.packageId, second.id)
    assert.lengthOf(entry.documents, 3)
    const entries = await db
      .from('audit_entries')
      .where({ action: 'archive.package_sealed', subject_id: second.id })
    assert.equal(entries[0].details.packageHash, second.packageHash)
  })

  test('a build that was cut short is taken up by the next one', async ({ assert }) => {
    const invoice = await givenIssuedInvoice()
    const { ClaimInvoices } = await import('#app/archive/actions/claim_invoices')
    const due = {
      sellerId: invoice.sellerId,
      taxpayerId: invoice.seller.taxpayerId,
      month: thisMonth(),
    }
    const claimed = await new ClaimInvoices().handle({ ...due, by: SYSTEM })
    const late = await givenIssuedInvoice()
    const made = await givenPackage()
    assert.equal(made.id, claimed?.id)
    assert.equal(made.invoiceCount, 2)
    assert.isNotNull(await ArchiveEntry.findBy('invoiceId', late.id))
  })

  test('an invoice whose file was altered is left out and named, the others are archived', async ({
    assert,
  }) => {
    const broken = await givenIssuedInvoice()
    const sound = await givenIssuedInvoice()
    const pdf = broken.documents.find(({ format }) => format === 'pdf')
    await db
      .from('stored_files')
      .where('id', pdf?.fileId ?? '')
      .update({ sha256: '0'.repeat(64) })
    const built = await new BuildPackages().handle({ month: thisMonth(), by: SYSTEM })
    assert.lengthOf(built.packages, 1)
    assert.deepEqual(built.leftOut, [{ where: broken.invoiceNumber, what: 'pdf_altered' }])
    assert.isNull(await ArchiveEntry.findBy('invoiceId', broken.id))
    assert.isNotNull(await ArchiveEntry.findBy('invoiceId', sound.id))

    const again = await new BuildPackages().handle({ month: thisMonth(), by: SYSTEM })
    assert.deepEqual(again.packages, [])
    assert.deepEqual(again.leftOut, built.leftOut)
    const waiting = await ArchivePackage.query().where('state', 'building')
    assert.lengthOf(waiting, 1)
  })

  test('documents of an archived invoice cannot be deleted by anything', async ({ assert }) => {
    const invoice = await givenIssuedInvoice()
    await givenPackage()
    await assert.rejects(
      () =>
        db.transaction((trx) =>
          trx.from('invoice_documents').where('invoice_id', invoice.id).delete()
        ),
      /are archived/
    )
  })
})
