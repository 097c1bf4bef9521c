import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import { CountItems } from '#app/shipments/actions/count_items'
import type Shipment from '#app/shipments/models/shipment'
import { scanOf } from '#app/shipments/scan_form'
import { givenProduct } from '#tests/support/catalogue'
import { orderDraft } from '#tests/support/orders'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment } from '#tests/support/shipments'

const SCAN_FORM = { accept: 'application/json' }

async function givenOpenParcel(quantity = '30') {
  const product = await givenProduct({ stock: '1000' })
  const parcel = await givenShipment('picked', {
    product,
    draft: orderDraft(product, { quantity }),
  })
  return { parcel, sku: product.sku }
}

async function countedIn(parcel: Shipment): Promise<number> {
  const [line] = await db.from('shipment_lines').where('shipment_id', parcel.id)
  return Number(line.packed_quantity)
}

test.group('Scans at the packing bench', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a scan that is sent again counts once and is answered as before, at the same time too', async ({
    assert,
  }) => {
    const { parcel, sku } = await givenOpenParcel()
    const { id: userId } = await givenStaff('warehouse')
    const scan = scanOf({ scan_id: newId(), code: sku, scanned_at: 1_790_000_000_000 }, userId)
    const send = () => new CountItems().handle({ shipmentId: parcel.id, scan })
    const results = await Promise.all([send(), send(), send()])
    assert.deepEqual(
      results.map(({ ok }) => ok),
      [true, true, true]
    )
    assert.equal(await countedIn(parcel), 1)
    const kept = await db.from('parcel_scans').where('shipment_id', parcel.id)
    assert.lengthOf(kept, 1)
    assert.equal(kept[0].scanned_at.getTime(), 1_790_000_000_000)
  })

  test('a refused scan is kept with its reason, and stays refused when it comes again', async ({
    assert,
  }) => {
    const { parcel, sku } = await givenOpenParcel('1')
    const { id: userId } = await givenStaff('warehouse')
    const scan = (code: string) => scanOf({ scan_id: newId(), code }, userId)
    const count = (one: ReturnType<typeof scan>) =>
      new CountItems().handle({ shipmentId: parcel.id, scan: one })
    const isCounted = async (one: ReturnType<typeof scan>) => {
      const { ok } = await count(one)
      return ok
    }
    const wrong = scan('QQ-1')
    const surplus = scan(sku)
    assert.deepInclude(await count(wrong), { failure: { type: 'wrong_item', code: 'QQ-1' } })
    assert.isTrue(await isCounted(scan(sku)))
    assert.isFalse(await isCounted(surplus))
    assert.deepInclude(await count(wrong), { failure: { type: 'wrong_item', code: 'QQ-1' } })
    assert.isFalse(await isCounted(surplus))
    assert.equal(await countedIn(parcel), 1)
    const kept = await db.from('parcel_scans').where('shipment_id', parcel.id)
    assert.sameMembers(
      kept.map(({ outcome }) => outcome.type),
      ['wrong_item', 'counted', 'too_many']
    )
  })

  test('the queue reads counts, the form without JavaScript goes back to its page', async ({
    assert,
    client,
  }) => {
    const { parcel, sku } = await givenOpenParcel()
    const path = `/desk/packing/${parcel.id}/scans`
    const packer = await givenStaff('warehouse')
    const answer = await client
      .post(path)
      .headers(SCAN_FORM)
      .loginAs(packer)
      .withCsrfToken()
      .form({ scan_id: newId(), code: sku })
    answer.assertBodyContains({ problem: null, counts: { 1: '1' } })
    const wrong = await client
      .post(path)
      .headers(SCAN_FORM)
      .loginAs(packer)
      .withCsrfToken()
      .form({ scan_id: newId(), code: 'QQ-1' })
    assert.include(wrong.body().problem, 'QQ-1')

    const visitor = await signedIn(packer)
    const page = await visitor.get(`/desk/packing/${parcel.id}`)
    const scanId = /name="scan_id" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    for (const time of [1, 2]) {
      const sent = await visitor.post(path, { scan_id: scanId, code: sku })
      assert.equal(sent.status, 303, `${time}`)
    }
    assert.equal(await countedIn(parcel), 2)
  })

  test('who does not pack, and what is no scan, is refused', async ({ assert, client }) => {
    const { parcel, sku } = await givenOpenParcel()
    const path = `/desk/packing/${parcel.id}/scans`
    const send = (code: string) =>
      client.post(path).headers(SCAN_FORM).withCsrfToken().form({ code })
    const guest = await send(sku)
    guest.assertStatus(401)
    const clerk = await send(sku).loginAs(await givenStaff('clerk'))
    clerk.assertStatus(403)
    const packer = await givenStaff('warehouse')
    const empty = await send(' ').loginAs(packer)
    empty.assertStatus(422)
    const forged = await client
      .post(path)
      .headers(SCAN_FORM)
      .loginAs(packer)
      .withCsrfToken()
      .form({ code: sku, scan_id: '1' })
    forged.assertStatus(422)
    assert.equal(await countedIn(parcel), 0)
  })
})
