import { X509Certificate } from 'node:crypto'
import '@japa/assert'
import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import SellersCertificate from '#app/console/sellers_certificate'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { SealBroken } from '#app/platform/crypto/sealed_bytes'
import { MakeCertificates } from '#app/sellers/actions/make_certificates'
import SellerCertificate from '#app/sellers/models/seller_certificate'
import { signingOf } from '#app/sellers/signing_of'
import { givenSeller } from '#tests/support/invoices'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'

const make = (sellerId: string, onlyMissing = false) =>
  new MakeCertificates().handle({ sellerId, onlyMissing, by: SYSTEM })

test.group('Certificates of a seller', (group) => {
  group.each.setup(() => emptyTestDatabase())
  group.each.teardown(() => clock.resume())
  group.teardown(() => emptyTestDatabase())

  test('are made once, however many documents ask for them at the same time', async ({
    assert,
  }) => {
    const { id, name } = await givenSeller()
    const all = await Promise.all(Array.from({ length: 8 }, () => signingOf(id)))
    const rows = await SellerCertificate.all()
    assert.lengthOf(rows, 2)
    const used = all.map(({ sm2 }) => Buffer.from(sm2.certificate).toString('hex'))
    assert.lengthOf(new Set(used), 1)
    for (const { certificate, fingerprint, isSample } of rows) {
      const { subject, fingerprint256 } = new X509Certificate(certificate)
      assert.include(subject, `CN=${name}（样例）`)
      assert.equal(fingerprint256.replaceAll(':', '').toLowerCase(), fingerprint)
      assert.isTrue(isSample)
    }
  })

  test('keep their keys in envelopes that open in their own row only', async ({ assert }) => {
    const { id } = await givenSeller()
    await make(id)
    const [one, other] = await SellerCertificate.query().orderBy('purpose')
    assert.isFalse(one.privateKey.includes(Buffer.from('3041020100', 'hex')))
    await other.merge({ privateKey: one.privateKey }).save()
    let fault: unknown
    await signingOf(id).catch((error: unknown) => {
      fault = error
    })
    assert.instanceOf(fault, SealBroken)
  })

  test('are replaced and kept, and when one has ended a new one signs', async ({ assert }) => {
    const { id } = await givenSeller()
    const before = await signingOf(id)
    await make(id, true)
    assert.lengthOf(await SellerCertificate.all(), 2)
    await make(id)
    const after = await signingOf(id)
    assert.notDeepEqual(before.pdf.certificate, after.pdf.certificate)
    const retired = () => SellerCertificate.query().whereNotNull('retiredAt')
    assert.lengthOf(await retired(), 2)
    clock.freeze(clock.now().plus({ years: 3, days: 1 }))
    const later = await signingOf(id)
    assert.notDeepEqual(after.sm2.certificate, later.sm2.certificate)
    assert.lengthOf(await retired(), 4)
  })

  test('stand at the desk with a warning in time; only who may edit replaces them', async ({
    assert,
  }) => {
    const { id } = await givenSeller()
    const path = `/desk/sellers/${id}`
    const admin = await signedIn(await givenStaff('admin'))
    const empty = await admin.get(path)
    assert.include(empty.text, '还没有签名证书')
    const made = await admin.post(`${path}/certificates`)
    assert.include(made, { status: 303, location: path })
    const [{ fingerprint, validUntil }] = await SellerCertificate.all()
    const fresh = await admin.get(path)
    assert.include(fresh.text, fingerprint)
    assert.include(fresh.text, 'OU=样例')
    assert.notInclude(fresh.text, '30 天内到期')
    assert.deepEqual(fresh.text.match(/translation missing[^<"]*/g) ?? [], [])
    await SellerCertificate.query().update({ valid_until: clock.now().plus({ days: 20 }).toSQL() })
    const ending = await admin.get(path)
    assert.include(ending.text, '30 天内到期')
    await SellerCertificate.query().update({ valid_until: validUntil.toSQL() })
    const finance = await signedIn(await givenStaff('finance'))
    await finance.get(path)
    assert.include(await finance.post(`${path}/certificates`), { status: 403 })
    const nobody = `/desk/sellers/00000000-0000-7000-8000-000000000000/certificates`
    assert.include(await admin.post(nobody), { status: 404 })
  })

  test('are made by the command', async ({ assert }) => {
    const { taxpayerId } = await givenSeller()
    const command = await ace.create(SellersCertificate, [taxpayerId, '--json'])
    await command.exec()
    command.assertSucceeded()
    assert.lengthOf(await SellerCertificate.all(), 2)
    const nobody = await ace.create(SellersCertificate, ['91420100MA4KXY123P'])
    nobody.ui.switchMode('raw')
    await nobody.exec()
    nobody.assertFailed()
    nobody.assertLogMatches(/there is no seller/)
  })
})
