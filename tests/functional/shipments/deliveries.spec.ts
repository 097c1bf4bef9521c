import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import { fileStore } from '#app/platform/files/store'
import type User from '#app/identity/models/user'
import type Shipment from '#app/shipments/models/shipment'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment, stateOf } from '#tests/support/shipments'
import type { Visitor } from '#tests/support/visitor'

const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a464946', 'hex'),
  Buffer.alloc(900, 7),
  Buffer.from('ffd9', 'hex'),
])
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.alloc(300, 5),
  Buffer.from('0000000049454e44ae426082', 'hex'),
])

async function givenTour(): Promise<{ parcel: Shipment; courier: User; visitor: Visitor }> {
  const courier = await givenStaff('courier')
  const parcel = await givenShipment('handed_over')
  await db.from('shipments').where('id', parcel.id).update({ courier_user_id: courier.id })
  const visitor = await signedIn(courier)
  await visitor.get(`/desk/deliveries/${parcel.id}`)
  return { parcel, courier, visitor }
}

function deliver(
  visitor: Visitor,
  parcel: Shipment,
  field: string,
  bytes: Buffer,
  fields: Record<string, string> = {}
) {
  const file = { name: `${field}.jpg`, bytes }
  const form = { _token_once: newId(), ...fields }
  return visitor.upload(`/desk/deliveries/${parcel.id}/delivery`, field, file, form)
}

async function proofsOf({ id }: Shipment) {
  return db.from('delivery_proofs').where('shipment_id', id).orderBy('added_at')
}

async function entriesOf({ id }: Shipment, action: string): Promise<number> {
  const rows = await db.from('audit_entries').where({ subject_id: id, action })
  return rows.length
}

test.group('Deliveries of our own couriers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('everybody sees and reaches only the parcels that were given to them', async ({
    assert,
  }) => {
    const { parcel, visitor } = await givenTour()
    const list = await visitor.get('/desk/deliveries')
    assert.include(list.text, `/desk/deliveries/${parcel.id}`)
    const other = await signedIn(await givenStaff('courier'))
    const empty = await other.get('/desk/deliveries')
    assert.notInclude(empty.text, parcel.id)
    const door = await other.get(`/desk/deliveries/${parcel.id}`)
    assert.equal(door.status, 403)
    for (const act of ['phone', 'delivery', 'failed-attempt', 'return']) {
      const form = { _token_once: newId(), signed_by: '王', reason: 'refused' }
      const refused = await other.post(`/desk/deliveries/${parcel.id}/${act}`, form)
      assert.equal(refused.status, 403, act)
    }
    assert.equal(await stateOf(parcel), 'handed_over')
  })

  test('name and phone are masked until they are asked for, and the log says so', async ({
    assert,
  }) => {
    const { parcel, visitor } = await givenTour()
    const { phone, recipient, address } = parcel.destination
    const list = await visitor.get('/desk/deliveries')
    assert.notInclude(list.text, phone)
    assert.notInclude(list.text, recipient)
    assert.include(list.text, new URLSearchParams({ keyword: address }).toString())
    const path = `/desk/deliveries/${parcel.id}`
    const before = await visitor.get(path)
    assert.notInclude(before.text, phone)
    const asked = await visitor.post(`${path}/phone`)
    assert.equal(asked.location, path)
    const after = await visitor.get(path)
    assert.include(after.text, `href="tel:${phone}"`)
    const again = await visitor.get(path)
    assert.notInclude(again.text, phone)
    assert.equal(await entriesOf(parcel, 'shipments.phone_revealed'), 1)
  })

  test('a photo is kept encrypted, and staff who see the parcel can open it', async ({
    assert,
    client,
  }) => {
    const { parcel, visitor } = await givenTour()
    const sent = await deliver(visitor, parcel, 'photo', JPEG)
    assert.equal(sent.location, '/desk/deliveries')
    assert.equal(await stateOf(parcel), 'delivered')
    const [proof] = await proofsOf(parcel)
    assert.equal(proof.kind, 'photo')
    assert.isTrue(JPEG.equals(await fileStore.read(proof.file_id)))

    const path = `/desk/parcels/${parcel.id}/proofs/${proof.id}`
    const clerk = await givenStaff('clerk')
    const page = await signedIn(clerk)
    const shown = await page.get(`/desk/parcels/${parcel.id}`)
    assert.include(shown.text, path)
    const opened = await client.get(path).loginAs(clerk)
    opened.assertStatus(200)
    opened.assertHeader('content-type', 'image/jpeg')
    assert.equal(await entriesOf(parcel, 'shipments.proof_opened'), 1)
    const stranger = await client.get(path).loginAs(await givenStaff('courier'))
    stranger.assertStatus(403)
    const { parcel: another } = await givenTour()
    const wrong = await client.get(path.replace(parcel.id, another.id)).loginAs(clerk)
    wrong.assertStatus(404)
  })

  test('a signature, a name, or both; but not nothing', async ({ assert }) => {
    const signed = await givenTour()
    await deliver(signed.visitor, signed.parcel, 'signature', PNG, { signed_by: '王女士' })
    assert.equal(await stateOf(signed.parcel), 'delivered')
    const proofs = await proofsOf(signed.parcel)
    assert.deepEqual(
      proofs.map(({ kind }) => kind),
      ['signature']
    )

    const named = await givenTour()
    const path = `/desk/deliveries/${named.parcel.id}/delivery`
    const nothing = await named.visitor.post(path, { _token_once: newId(), signed_by: '' })
    assert.equal(nothing.location, `/desk/deliveries/${named.parcel.id}`)
    assert.equal(await stateOf(named.parcel), 'handed_over')
    await named.visitor.post(path, { _token_once: newId(), signed_by: '门卫' })
    assert.equal(await stateOf(named.parcel), 'delivered')
  })

  test('a file that is no picture changes nothing, whatever it is called', async ({ assert }) => {
    const { parcel, visitor } = await givenTour()
    const pdf = Buffer.from('%PDF-1.7 … %%EOF')
    const bad: [string, Buffer][] = [
      ['photo', Buffer.from('<svg onload="alert(1)"/>')],
      ['photo', pdf],
      ['photo', JPEG.subarray(0, 500)],
      ['signature', JPEG],
      ['photo', Buffer.concat([JPEG, Buffer.alloc(11 * 1024 * 1024), JPEG])],
    ]
    for (const [field, bytes] of bad) {
      const refused = await deliver(visitor, parcel, field, bytes, { signed_by: '王女士' })
      assert.equal(refused.location, `/desk/deliveries/${parcel.id}`, field)
    }
    assert.equal(await stateOf(parcel), 'handed_over')
    assert.lengthOf(await proofsOf(parcel), 0)
  })

  test('a form that is sent twice is one delivery with one picture', async ({ assert }) => {
    const { parcel, visitor } = await givenTour()
    const token = { _token_once: newId() }
    await Promise.all([
      deliver(visitor, parcel, 'photo', JPEG, token),
      deliver(visitor, parcel, 'photo', JPEG, token),
    ])
    assert.lengthOf(await proofsOf(parcel), 1)
    assert.lengthOf(await db.from('tracking_events').where('shipment_id', parcel.id), 1)
  })

  test('what went wrong is one of a list, with a note where the list says nothing', async ({
    assert,
  }) => {
    const { parcel, visitor } = await givenTour()
    const path = `/desk/deliveries/${parcel.id}/failed-attempt`
    const send = (form: Record<string, string>) =>
      visitor.post(path, { _token_once: newId(), ...form })
    await send({ reason: 'because' })
    await send({ reason: 'other', note: '' })
    assert.equal(await stateOf(parcel), 'handed_over')
    await send({ reason: 'nobody_there', note: '晚上再来' })
    assert.equal(await stateOf(parcel), 'attempt_failed')
    const clerk = await signedIn(await givenStaff('clerk'))
    const page = await clerk.get(`/desk/parcels/${parcel.id}`)
    assert.include(page.text, '家中无人：晚上再来')
  })

  test('the dispatcher gives many parcels to one courier, and reads how many it took', async ({
    assert,
  }) => {
    const courier = await givenStaff('courier')
    const parcels = [
      await givenShipment('booked'),
      await givenShipment('handed_over'),
      await givenShipment('picked'),
    ]
    const visitor = await signedIn(await givenStaff('warehouse'))
    await visitor.get('/desk/parcels')
    const ids = parcels.map(({ id }) => id)
    const form = { 'ids[]': ids, 'courier_user_id': courier.id }
    const sent = await visitor.post('/desk/courier-assignments', form)
    const page = await visitor.get(sent.location ?? '')
    assert.include(page.text, '所选 3 个包裹中，2 个已分配')
    const given = await db.from('shipments').where('courier_user_id', courier.id)
    assert.sameMembers(
      given.map(({ id }) => id),
      ids.slice(0, 2)
    )
    const clerk = await signedIn(await givenStaff('clerk'))
    await clerk.get('/desk/parcels')
    const refused = await clerk.post('/desk/courier-assignments', form)
    assert.equal(refused.status, 403)
  })
})
