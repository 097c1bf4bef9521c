import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { DestroyPackage } from '#app/archive/actions/destroy_package'
import { RequestDestruction } from '#app/archive/actions/request_destruction'
import ArchiveEntry from '#app/archive/models/archive_entry'
import type ArchivePackage from '#app/archive/models/archive_package'
import { renderingPool } from '#app/invoices/rendering'
import { clock } from '#app/platform/clock'
import { givenIssuedInvoice, givenPackage } from '#tests/support/archive'
import { clearOutbox } from '#tests/support/drain_outbox'
import { givenStaff } from '#tests/support/people'

const staff = ({ id }: { id: string }) => ({ kind: 'staff' as const, id })

/** The first day after the retention of a package. */
function letTimePass({ retainedUntil }: ArchivePackage): void {
  const day = retainedUntil?.toISODate() ?? ''
  clock.freeze(DateTime.fromISO(day, { zone: 'Asia/Shanghai' }).plus({ days: 1, hours: 9 }))
}

test.group('destruction of a package', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.teardown(() => clock.resume())
  group.teardown(() => renderingPool.close())

  test('is refused before the end of retention, to the day', async ({ assert }) => {
    await givenIssuedInvoice()
    const { id: packageId, retainedUntil } = await givenPackage()
    const by = staff(await givenStaff('finance'))
    const until = retainedUntil?.toISODate() ?? ''
    clock.freeze(DateTime.fromISO(`${until}T23:30`, { zone: 'Asia/Shanghai' }))
    const refused = await new RequestDestruction().handle({ packageId, reason: '期满', by })
    assert.deepEqual(refused, { ok: false, failure: { type: 'retained', until } })
  })

  test('takes two people; hashes and the log remain, buyers and files do not', async ({
    assert,
  }) => {
    const invoice = await givenIssuedInvoice()
    const made = await givenPackage()
    const packageId = made.id
    const one = staff(await givenStaff('finance'))
    const other = staff(await givenStaff('manager'))
    letTimePass(made)
    const early = await new DestroyPackage().handle({ packageId, by: other })
    assert.isTrue(!early.ok && early.failure.type === 'stale')
    const asked = await new RequestDestruction().handle({ packageId, reason: '期满', by: one })
    assert.isTrue(asked.ok)
    const own = await new DestroyPackage().handle({ packageId, by: one })
    assert.deepEqual(own, { ok: false, failure: { type: 'same_person' } })
    const destroyed = await new DestroyPackage().handle({ packageId, by: other })
    assert.isTrue(destroyed.ok)

    await made.refresh()
    assert.include(made.$attributes, { state: 'destroyed', fileId: null })
    assert.isNotNull(made.packageHash)
    const entry = await ArchiveEntry.findByOrFail('invoiceNumber', invoice.invoiceNumber)
    assert.isNull(entry.buyerParty)
    assert.lengthOf(entry.documents, 3)
    const logged = await db
      .from('audit_entries')
      .where({ action: 'archive.package_destroyed', subject_id: packageId })
    assert.include(logged[0].details, { packageHash: made.packageHash, requestedBy: one.id })
    assert.lengthOf(await db.from('stored_files').where('purpose', 'archive_package'), 0)
  })

  test('the pages ask for the right of each step', async ({ client, assert }) => {
    await givenIssuedInvoice()
    const made = await givenPackage()
    const [finance, manager, auditor] = [
      await givenStaff('finance'),
      await givenStaff('manager'),
      await givenStaff('auditor'),
    ]
    letTimePass(made)
    const path = `/desk/archive/${made.id}/destruction`
    const post = (address: string, as: typeof finance, fields = {}) =>
      client.post(address).loginAs(as).withCsrfToken().form(fields).redirects(0)
    const refused = await post(path, auditor, { reason: '期满' })
    refused.assertStatus(403)
    const notTheirs = await post(path, manager, { reason: '期满' })
    notTheirs.assertStatus(403)
    const asked = await post(path, finance, { reason: '期满，鉴定同意' })
    asked.assertStatus(303)
    const approval = await post(`${path}/approval`, finance)
    approval.assertStatus(403)
    const page = await client.get(`/desk/archive/${made.id}`).loginAs(manager)
    page.assertTextIncludes('期满，鉴定同意')
    const calledOff = await post(`${path}/withdrawal`, manager)
    calledOff.assertStatus(303)
    await made.refresh()
    assert.include(made.$attributes, { state: 'sealed', requestedBy: null })
    await post(path, finance, { reason: '期满' })
    const approved = await post(`${path}/approval`, manager)
    approved.assertStatus(303)
    await made.refresh()
    assert.equal(made.state, 'destroyed')
  })
})
