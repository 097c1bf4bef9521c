import '@japa/assert'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { seal } from '#app/platform/crypto/envelope'
import { fileStore } from '#app/platform/files/store'
import { PrintLabels } from '#app/shipments/actions/print_labels'
import LabelBatch from '#app/shipments/models/label_batch'
import type Shipment from '#app/shipments/models/shipment'
import { pdfText, runTool, withRasters } from '#tests/support/document_tools'
import { givenStaff, signedIn } from '#tests/support/people'
import { givenShipment } from '#tests/support/shipments'

async function printsOf(shipmentId: string): Promise<number> {
  const rows = await db
    .from('audit_entries')
    .where({ action: 'shipments.label_printed', subject_id: shipmentId })
  return rows.length
}

/** A name that no font of the house can show. */
async function rename(parcel: Shipment, recipient: string): Promise<void> {
  const destination = { ...parcel.destination, recipient }
  const personal = seal('shipments.personal', parcel.id, destination)
  await db.from('shipments').where('id', parcel.id).update({ personal })
}

test.group('Labels', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('one for a parcel with a waybill, readable by scanners, and the log says so', async ({
    assert,
    client,
  }) => {
    const parcel = await givenShipment('booked')
    const clerk = await givenStaff('warehouse')
    const answer = await client.get(`/desk/parcels/${parcel.id}/label`).loginAs(clerk)
    answer.assertStatus(200)
    answer.assertHeader('content-type', 'application/pdf')
    const pdf = Buffer.from(answer.body())
    const text = pdfText(pdf).replaceAll(/\s/g, '')
    assert.include(text, parcel.destination.phone)
    assert.include(text, parcel.destination.recipient)
    withRasters(pdf, 203, ([page]) => {
      const read = runTool('zbarimg', ['--quiet', '--raw', page.file]).trim().split('\n')
      assert.deepEqual(read, [parcel.waybillNumber, parcel.waybillNumber])
    })
    assert.equal(await printsOf(parcel.id), 1)
  })

  test('none without a waybill, and none for who does not hand over', async ({
    assert,
    client,
  }) => {
    const parcel = await givenShipment('picked')
    const path = `/desk/parcels/${parcel.id}/label`
    const clerk = await signedIn(await givenStaff('warehouse'))
    const none = await clerk.get(path)
    assert.equal(none.location, `/desk/parcels/${parcel.id}`)
    for (const role of ['clerk', 'courier', 'auditor'] as const) {
      const refused = await client.get(path).loginAs(await givenStaff(role))
      refused.assertStatus(403)
    }
    assert.equal(await printsOf(parcel.id), 0)
  })

  test('many as one file, and what was asked is compared with what was made', async ({
    assert,
  }) => {
    const parcels = [
      await givenShipment('booked'),
      await givenShipment('picked'),
      await givenShipment('booked'),
      await givenShipment('booked'),
    ]
    await rename(parcels[2], '王\u{1F600}')
    const ids = parcels.map(({ id }) => id)
    const visitor = await signedIn(await givenStaff('warehouse'))
    await visitor.get('/desk/handover')
    const sent = await visitor.post('/desk/label-batches', { 'ids[]': ids })
    const page = await visitor.get(sent.location ?? '')
    assert.include(page.text, '要求 4 张，只生成了 2 张')
    for (const reason of ['还没有运单号', '字库没有的字', '第 2 页'])
      assert.include(page.text, reason)
    const file = await visitor.get(`${sent.location}/document`)
    assert.equal(file.status, 200)

    const batch = await LabelBatch.findOrFail(sent.location?.split('/').at(-1))
    const pdf = await fileStore.read(batch.fileId ?? '')
    withRasters(pdf, 203, (pages) => {
      assert.lengthOf(pages, 2)
      const read = pages.map((one) => runTool('zbarimg', ['-q', '--raw', one.file]).split('\n')[0])
      assert.deepEqual(read, [parcels[0].waybillNumber, parcels[3].waybillNumber])
    })
    assert.equal(await printsOf(parcels[0].id), 1)
    assert.equal(await printsOf(parcels[1].id), 0)
  })

  test('all made: only then the page says that it is done', async ({ assert }) => {
    const parcel = await givenShipment('booked')
    const { id } = await givenStaff('warehouse')
    const by = { kind: 'staff', id } as const
    const printed = await new PrintLabels().handle({ shipmentIds: [parcel.id], by })
    assert.deepInclude(printed, { asked: 1, made: 1 })
    const visitor = await signedIn(await givenStaff('warehouse'))
    const page = await visitor.get(`/desk/label-batches/${printed.batchId}`)
    assert.include(page.text, '全部 1 张面单已生成')
  })
})
