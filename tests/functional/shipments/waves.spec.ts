import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { OpenWave } from '#app/shipments/actions/open_wave'
import type Shipment from '#app/shipments/models/shipment'
import { listWaves } from '#app/shipments/queries/list_waves'
import { givenProduct } from '#tests/support/catalogue'
import { orderDraft } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment, packWhole, stateOf } from '#tests/support/shipments'
import { emptyTestDatabase } from '#tests/support/test_database'

async function givenWaiting(count: number): Promise<Shipment[]> {
  const product = await givenProduct({ stock: '1000' })
  const parcels: Shipment[] = []
  for (let made = 0; made < count; made++)
    parcels.push(
      await givenShipment('preparing', { product, draft: orderDraft(product, { quantity: '2' }) })
    )
  return parcels
}

const ANY = { shipmentIds: null, areaCode: null, courier: null }

test.group('Waves', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('take those that have waited longest, up to their size, each parcel once', async ({
    assert,
  }) => {
    const [first, second, third] = await givenWaiting(3)
    const { id: byUserId } = await givenStaff('warehouse')
    const opened = await new OpenWave().handle({ ...ANY, size: 2, byUserId })
    assert.isTrue(opened.ok && opened.value.parcels === 2 && opened.value.number === 'W000001')
    const rest = await new OpenWave().handle({ ...ANY, size: 2, byUserId })
    assert.isTrue(rest.ok && rest.value.parcels === 1 && rest.value.number === 'W000002')
    const waves = await Promise.all([first, second, third].map((parcel) => parcel.refresh()))
    assert.equal(waves[0].waveId, waves[1].waveId)
    assert.notEqual(waves[0].waveId, waves[2].waveId)
    const none = await new OpenWave().handle({ ...ANY, size: 2, byUserId })
    assert.deepEqual(none, { ok: false, failure: { type: 'nothing_waits' } })
  })

  test('two people at once share the parcels, and none is in both waves', async ({ assert }) => {
    await givenWaiting(4)
    const { id: byUserId } = await givenStaff('warehouse')
    const open = () => new OpenWave().handle({ ...ANY, size: 3, byUserId })
    const opened = await Promise.all([open(), open()])
    const parcels = opened.map((one) => (one.ok ? one.value.parcels : 0))
    assert.isAtMost(parcels[0] + parcels[1], 4)
    const { count } = await db.from('shipments').whereNotNull('wave_id').count('*').first()
    assert.equal(Number(count), parcels[0] + parcels[1])
  })

  test('only parcels that go to the area', async ({ assert }) => {
    const [one, other] = await givenWaiting(2)
    await db.from('shipments').where('id', other.id).update({ area_code: '110105' })
    const { id: byUserId } = await givenStaff('warehouse')
    const opened = await new OpenWave().handle({ ...ANY, areaCode: '11', size: 9, byUserId })
    assert.isTrue(opened.ok && opened.value.parcels === 1)
    await one.refresh()
    assert.isNull(one.waveId)
  })

  test('on the page: opened, picked by bin, packed', async ({ assert }) => {
    const [parcel] = await givenWaiting(1)
    const [line] = await db.from('shipment_lines').where('shipment_id', parcel.id)
    await db.from('products').where('sku', line.sku).update({ bin: 'A-02-3' })
    const picker = await signedIn(await givenStaff('warehouse'))
    await picker.get('/desk/preparation')
    const opened = await picker.post('/desk/waves', { area_code: '', size: '5', courier: '' })
    assert.match(opened.location ?? '', /^\/desk\/waves\//)
    const page = await picker.get(opened.location ?? '')
    for (const text of ['A-02-3', line.sku, parcel.number, '待拣货'])
      assert.include(page.text, text)

    const waveId = opened.location?.split('/').at(-1) ?? ''
    const form = { 'ids[]': [parcel.id], 'wave_id': waveId }
    const picked = await picker.post('/desk/preparation/picking', form)
    assert.equal(picked.location, opened.location)
    assert.equal(await stateOf(parcel), 'picked')
    const [wave] = await listWaves()
    assert.equal(wave.state, 'picked')
    await packWhole(parcel.id)
    const [packed] = await listWaves()
    assert.equal(packed.state, 'packed')
  })

  test('are opened by who picks, and by nobody else', async ({ assert }) => {
    const clerk = await signedIn(await givenStaff('clerk'))
    await clerk.get('/desk')
    const refused = await clerk.post('/desk/waves', { size: '5' })
    assert.equal(refused.status, 403)
    const picker = await signedIn(await givenStaff('warehouse'))
    await picker.get('/desk/preparation')
    const nothing = await picker.post('/desk/waves', { size: '5' })
    assert.equal(nothing.location, '/desk/preparation')
  })
})
