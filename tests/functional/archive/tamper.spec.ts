import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { packageHash, readChain } from '#app/archive/chain'
import { verifyPackage } from '#app/archive/checks/verify_package'
import { CHAIN, documentPath, INDEX, MANIFEST, PACKAGE_XML, recordPath } from '#app/archive/format'
import { renderingPool } from '#app/invoices/rendering'
import { writeZip } from '#app/platform/zip/write_zip'
import { bytesOfPackage, givenIssuedInvoice, givenPackage, sourceOf } from '#tests/support/archive'
import { clearOutbox } from '#tests/support/drain_outbox'
import { altered, packed, type Parts, partsOf, resealed } from '#tests/support/package_parts'

/** Names of the checks that fail, and where. */
async function faultsOf(parts: Parts): Promise<string[]> {
  const { report } = await verifyPackage(sourceOf(packed(parts)))
  return report.checks
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap(({ name, findings }) => findings.map(({ where, what }) => `${name} ${where} ${what}`))
}

test.group('a package that was tampered with', (group) => {
  let parts: Parts
  let number: string

  group.setup(async () => {
    const cleanUp = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    const invoice = await givenIssuedInvoice({ title: '湖北长江智造科技股份有限公司' })
    number = invoice.invoiceNumber ?? ''
    parts = partsOf(await bytesOfPackage(await givenPackage()))
    await cleanUp()
  })
  group.teardown(() => renderingPool.close())

  test('is sound before', async ({ assert }) => {
    assert.deepEqual(await faultsOf(parts), [])
    assert.deepEqual(await faultsOf(resealed(parts)), [])
  })

  test('a changed document is named', async ({ assert }) => {
    const xml = documentPath(number, 'xml')
    const faults = await faultsOf(altered(parts, xml, '长江智造', '长江制造'))
    assert.includeMembers(faults, [`hashes ${xml} altered`, `documents_complete ${xml} altered`])
  })

  test('a document that was changed with all hashes still contradicts its record and its PDF', async ({
    assert,
  }) => {
    const xml = documentPath(number, 'xml')
    const faults = await faultsOf(resealed(altered(parts, xml, '长江智造', '长江制造')))
    assert.includeMembers(faults, [
      `documents_complete ${xml} altered`,
      `metadata_matches ${number} metadata_differs:buyerName`,
    ])
  })

  test('a changed record, with all hashes, contradicts the document', async ({ assert }) => {
    const faults = await faultsOf(
      resealed(altered(parts, recordPath(number), '<IsCredit>false', '<IsCredit>true'))
    )
    assert.includeMembers(faults, [
      `metadata_matches ${number} metadata_differs:isCredit`,
      `counts ${PACKAGE_XML} credits`,
    ])
  })

  test('a missing and an added file are named', async ({ assert }) => {
    const pdf = documentPath(number, 'pdf')
    const without = new Map([...parts].filter(([path]) => path !== pdf))
    assert.includeMembers(await faultsOf(without), [
      `manifest ${pdf} missing`,
      `documents_complete ${pdf} missing`,
    ])
    const added = await faultsOf(new Map([...parts, ['run.exe', Buffer.from('MZ')]]))
    assert.deepEqual(added, [
      'manifest run.exe not_in_manifest',
      'known_names run.exe unknown_name',
    ])
  })

  test('changed sums, a changed index and a changed chain are named', async ({ assert }) => {
    const counts = resealed(altered(parts, PACKAGE_XML, '<Invoices>', '<Invoices>9'))
    assert.deepEqual(await faultsOf(counts), [`counts ${PACKAGE_XML} invoices`])
    const index = resealed(altered(parts, INDEX, number, '9'.repeat(20)))
    assert.deepEqual(await faultsOf(index), [`index ${number} missing`])
    const chain = altered(parts, CHAIN, 'sequence 1', 'sequence 2')
    assert.includeMembers(await faultsOf(chain), [
      `package_hash ${CHAIN} altered`,
      `package_hash ${PACKAGE_XML} sequence`,
    ])
    const manifest = altered(parts, MANIFEST, '  README.txt', '  readme.txt')
    assert.includeMembers(await faultsOf(manifest), [
      `package_hash ${MANIFEST} altered`,
      'manifest readme.txt missing',
      'manifest README.txt not_in_manifest',
    ])
  })

  test('a package that was forged as a whole is found by the register and by the chain', async ({
    assert,
  }) => {
    const chain = readChain(String(parts.get(CHAIN)))
    const bytes = packed(parts)
    const known = {
      previousHash: null,
      registeredHash: 'f'.repeat(64),
      isKeptSealed: false,
      signers: null,
    }
    const { report, isSound } = await verifyPackage(sourceOf(bytes), { know: async () => known })
    assert.isFalse(isSound)
    const register = report.checks.find(({ name }) => name === 'register')
    assert.equal(register?.outcome, 'failed')
    assert.equal(chain && packageHash(chain), chain?.packageHash)
  })

  test('damaged and foreign archives are refused without an exception', async ({ assert }) => {
    const bytes = packed(parts)
    const inputs = [Buffer.alloc(0), Buffer.from('no zip'), bytes.subarray(0, -30), writeZip([])]
    for (const input of inputs) {
      const { isSound } = await verifyPackage(sourceOf(input))
      assert.isFalse(isSound)
    }
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const flipped = Buffer.from(bytes)
      flipped[at] ^= 0x55
      await verifyPackage(sourceOf(flipped))
    }
  })
})
