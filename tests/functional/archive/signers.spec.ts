import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import { ImportPackage } from '#app/archive/actions/import_package'
import { PACKAGE_XML } from '#app/archive/format'
import { VerifyStoredPackage } from '#app/archive/actions/verify_stored_package'
import ArchiveVerify from '#app/console/archive_verify'
import { renderingPool } from '#app/invoices/rendering'
import { SYSTEM } from '#app/platform/actor'
import { certificatesOfTaxpayer } from '#app/sellers/queries/certificates_of_taxpayer'
import {
  bytesOfPackage,
  givenIssuedInvoice,
  givenPackage,
  withPackageFile,
} from '#tests/support/archive'
import { clearOutbox } from '#tests/support/drain_outbox'
import { relisted, resigned, strangersKeys } from '#tests/support/package_forger'
import { altered, packed, type Parts, partsOf, resealed } from '#tests/support/package_parts'

/** The exit code of `archive:verify`, and what was found of the signatures. */
async function verify(parts: Parts, ...args: string[]) {
  ace.ui.switchMode('raw')
  const lines: string[] = []
  const print = console.log
  console.log = (line: string) => lines.push(line)
  try {
    return await withPackageFile(packed(parts), async (file) => {
      const command = await ace.create(ArchiveVerify, [file, ...args, '--json'])
      await command.exec()
      const checks: { name: string; outcome: string; findings: { what: string }[] }[] =
        JSON.parse(lines.at(0) ?? '{}').report?.checks ?? []
      const [listed, known] = ['signers_listed', 'signers_known'].map((name) =>
        checks.find((check) => check.name === name)
      )
      return {
        exitCode: command.exitCode ?? 0,
        listed: listed?.outcome,
        known: known?.outcome,
        what: known?.findings.map(({ what }) => what),
      }
    })
  } finally {
    console.log = print
  }
}

const trusting = (fingerprints: readonly string[]) =>
  fingerprints.map((one) => `--certificate=${one}`)

test.group('files that somebody else signed, in an empty installation', (group) => {
  let parts: Parts
  let forged: Parts
  let unsigned: Parts
  let own: string[]
  const stranger = strangersKeys()

  group.setup(async () => {
    const cleanUp = await testUtils.db().wrapInGlobalTransaction()
    await clearOutbox()
    const { invoiceNumber } = await givenIssuedInvoice()
    const kept = await givenPackage()
    own = await certificatesOfTaxpayer(kept.taxpayerId)
    parts = partsOf(await bytesOfPackage(kept))
    forged = await resigned(parts, invoiceNumber ?? '', stranger.signing)
    unsigned = await resigned(parts, invoiceNumber ?? '', null)
    await cleanUp()
  })
  group.each.setup(async () => {
    const cleanUp = await testUtils.db().wrapInGlobalTransaction()
    await db.from('seller_certificates').delete()
    return cleanUp
  })
  group.teardown(() => renderingPool.close())

  test('contradict the certificates that the package lists', async ({ assert }) => {
    assert.include(await verify(forged), { exitCode: 1, listed: 'failed' })
    const sound = { exitCode: 0, listed: 'passed', known: 'not_checked' }
    assert.include(await verify(parts), sound)
  })

  test('are found by the expected certificates when the list was forged too', async ({
    assert,
  }) => {
    const whole = relisted(forged, [...own, ...stranger.fingerprints])
    assert.include(await verify(whole), { exitCode: 0, known: 'not_checked' })
    const found = { exitCode: 1, known: 'failed', what: ['foreign'] }
    assert.deepInclude(await verify(whole, ...trusting(own)), found)
    const bare = await verify(unsigned, ...trusting(own))
    assert.deepInclude(bare, { exitCode: 1, known: 'failed', what: ['absent'] })
    const asRead = own.map((one) => one.toUpperCase().replace(/(..)(?=.)/g, '$1:'))
    for (const given of [own, asRead])
      assert.include(await verify(parts, ...trusting(given)), { exitCode: 0, known: 'passed' })
  })

  test('are found too when they are said to come from the tax side', async ({ assert }) => {
    const path = [...forged.keys()].find((one) => one.endsWith('metadata.xml')) ?? ''
    const claimed = altered(forged, path, /<Origin>house</g, '<Origin>channel<')
    const whole = relisted(resealed(claimed), [...own, ...stranger.fingerprints])
    const found = await verify(whole, ...trusting(own))
    assert.deepInclude(found, { exitCode: 1, what: ['foreign'] })
  })

  test('packages from before certificates were listed stay sound', async ({ assert }) => {
    const older = resealed(altered(parts, PACKAGE_XML, /<Signers>.*<\/Signers>/s, ''))
    assert.include(await verify(older), { exitCode: 0, listed: 'not_checked' })
  })

  test('what is no fingerprint is refused', async ({ assert }) => {
    assert.include(await verify(parts, '--certificate=abc'), { exitCode: 1 })
  })

  test('an import asks for the expected certificates, and settles who signed', async ({
    assert,
  }) => {
    const whole = packed(relisted(forged, [...own, ...stranger.fingerprints]))
    const take = (certificates: string[]) =>
      withPackageFile(whole, (path) =>
        new ImportPackage().handle({ path, certificates, by: SYSTEM })
      )
    const refused = await take(own)
    assert.isTrue(!refused.ok && refused.failure.type === 'unsound')
    const taken = await take([...own, ...stranger.fingerprints])
    assert.isTrue(taken.ok)
  })
})

test.group('files that somebody else signed, where the issuer is known', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.teardown(() => renderingPool.close())

  test('are found by the certificates of the house', async ({ assert }) => {
    await clearOutbox()
    const { invoiceNumber } = await givenIssuedInvoice()
    const kept = await givenPackage()
    const verified = await new VerifyStoredPackage().handle({ packageId: kept.id, by: SYSTEM })
    const signers =
      verified.ok && verified.value.report.checks.find((c) => c.name === 'signers_known')
    assert.include(signers, { outcome: 'passed' })

    const stranger = strangersKeys()
    const parts = partsOf(await bytesOfPackage(kept))
    const forged = await resigned(parts, invoiceNumber ?? '', stranger.signing)
    const own = await certificatesOfTaxpayer(kept.taxpayerId)
    const whole = relisted(forged, [...own, ...stranger.fingerprints])
    const found = { exitCode: 1, listed: 'passed', known: 'failed', what: ['foreign'] }
    assert.deepInclude(await verify(whole), found)
    assert.include(await verify(parts), { exitCode: 0, known: 'passed' })
  })
})
