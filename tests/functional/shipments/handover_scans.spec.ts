import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import { ScanForHandover } from '#app/shipments/actions/scan_for_handover'
import { waitingParcels } from '#app/shipments/queries/waiting_parcels'
import { scanOf } from '#app/shipments/scan_form'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment, stateOf } from '#tests/support/shipments'
import { emptyTestDatabase } from '#tests/support/test_database'

test.group('Scans at the hand-over', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('choose a parcel by its own number or its waybill, once', async ({ assert }) => {
    const one = await givenShipment('booked', { waybillNumber: 'SF1234567890123' })
    const other = await givenShipment('booked', { waybillNumber: 'SF1234567890124' })
    const { id: userId } = await givenStaff('warehouse')
    const scan = async (code: string, scanId = newId()) => {
      const { result } = await new ScanForHandover().handle({
        scan: scanOf({ scan_id: scanId, code }, userId),
      })
      return result.ok ? 'counted' : result.failure.type
    }
    const first = newId()
    assert.equal(await scan('sf1234567890123', first), 'counted')
    assert.equal(await scan('sf1234567890123', first), 'counted')
    assert.equal(await scan(one.number), 'already_scanned')
    assert.equal(await scan('SF-0000000'), 'unknown_parcel')
    const inside = await givenShipment('picked')
    assert.equal(await scan(inside.number), 'stale')
    const waiting = await waitingParcels(['booked'])
    assert.deepEqual(
      waiting.map(({ id, isScanned }) => [id, isScanned]),
      [
        [one.id, true],
        [other.id, false],
      ]
    )
    assert.lengthOf(await db.from('parcel_scans'), 4)
    assert.equal(await stateOf(one), 'booked')
  })

  test('the manifest says how many were asked for and how many went', async ({ assert }) => {
    const here = await givenShipment('booked', { waybillNumber: 'SF1234567890123' })
    const elsewhere = await givenShipment('packed')
    const clerk = await signedIn(await givenStaff('warehouse'))
    await clerk.get('/desk/handover')
    const scanned = await clerk.post('/desk/handover/scans', { code: here.number })
    assert.equal(scanned.location, '/desk/handover')
    const page = await clerk.get('/desk/handover')
    assert.match(page.text, new RegExp(`value="${here.id}"[^>]*\\bchecked\\b`))

    const ids = [here.id, elsewhere.id]
    const form = { 'ids[]': ids, 'courier': 'courier-manual' }
    const handed = await clerk.post('/desk/handover', form)
    const manifest = await clerk.get(handed.location ?? '')
    assert.include(manifest.text, '要求交寄 2 个，实际交寄 1 个，留下 1 个')
    const picker = await signedIn(await givenStaff('clerk'))
    await picker.get('/desk')
    const refused = await picker.post('/desk/handover/scans', { code: here.number })
    assert.equal(refused.status, 403)
  })
})
