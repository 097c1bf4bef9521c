import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { SYSTEM, type Actor } from '#app/platform/actor'
import { newId } from '#app/platform/database/uuid'
import StateChange from '#app/platform/states/state_change'
import { recordInitialState, transition, transitionMany } from '#app/platform/states/transition'
import {
  createParcelTable,
  dropParcelTable,
  insertParcels,
  parcelStates,
  tracesOf,
} from '#tests/support/parcels'

const clerk: Actor = { kind: 'staff', id: newId() }

test.group('Transition', (group) => {
  group.setup(async () => {
    await createParcelTable()
    return dropParcelTable
  })

  test('a legal verb moves the row, writes its history and publishes its event', async ({
    assert,
  }) => {
    const [id] = await insertParcels(1)
    const result = await db.transaction((trx) =>
      transition(parcelStates, { id }, 'send', {
        by: clerk,
        trx,
        reason: 'in a hurry',
        set: { note: 'express' },
        payload: { carrier: 'ems' },
      })
    )

    assert.deepEqual(result, { ok: true, value: { from: 'packed', to: 'sent' } })
    const row = await db.from('test_parcels').where('id', id).firstOrFail()
    assert.include(row, { state: 'sent', note: 'express' })
    assert.isNotNull(row.updated_at)

    const { changes, messages } = await tracesOf(id)
    assert.lengthOf(changes, 1)
    assert.include(changes[0], {
      subject: 'test_parcel',
      verb: 'send',
      from_state: 'packed',
      to_state: 'sent',
      actor_kind: 'staff',
      actor_id: clerk.id,
    })
    assert.lengthOf(messages, 1)
    assert.include(messages[0], { type: 'test_parcels.sent', relayed_at: null })
    assert.deepEqual(messages[0].payload, { testParcelId: id, carrier: 'ems' })
  })

  test('the reason is sealed and can be read through the history', async ({ assert }) => {
    const [id] = await insertParcels(1)
    await db.transaction((trx) =>
      transition(parcelStates, { id }, 'lose', { by: SYSTEM, trx, reason: 'fell off the ferry' })
    )
    const change = await StateChange.query().where('subjectId', id).firstOrFail()
    assert.equal(change.reasonText, 'fell off the ferry')
    assert.notInclude(change.reason?.toString('latin1') ?? '', 'ferry')
  })

  test('a verb that the state does not allow is stale and changes nothing', async ({ assert }) => {
    const [id] = await insertParcels(1)
    const result = await db.transaction((trx) =>
      transition(parcelStates, { id }, 'deliver', { by: clerk, trx })
    )
    assert.deepEqual(result, { ok: false, failure: { type: 'stale', state: 'packed' } })
    assert.deepEqual(await tracesOf(id), { changes: [], messages: [] })
  })

  test('a row that does not exist is missing', async ({ assert }) => {
    const result = await db.transaction((trx) =>
      transition(parcelStates, { id: newId() }, 'send', { by: clerk, trx })
    )
    assert.deepEqual(result, { ok: false, failure: { type: 'missing' } })
  })

  test('a verb that needs a reason throws without one', async ({ assert }) => {
    const [id] = await insertParcels(1)
    const losing = db.transaction((trx) =>
      transition(parcelStates, { id }, 'lose', { by: clerk, trx, reason: ' ' })
    )
    await assert.rejects(() => losing, /"lose" needs a reason/)
  })

  test('nobody sets the state column beside a verb', async ({ assert }) => {
    const [id] = await insertParcels(1)
    const cheating = db.transaction((trx) =>
      transition(parcelStates, { id }, 'send', { by: clerk, trx, set: { state: 'lost' } })
    )
    await assert.rejects(() => cheating, /only verbs set state/)
  })

  test('a rollback leaves neither state nor history nor event', async ({ assert }) => {
    const [id] = await insertParcels(1)
    const failing = db.transaction(async (trx) => {
      await transition(parcelStates, { id }, 'send', { by: clerk, trx })
      throw new Error('changed our mind')
    })
    await assert.rejects(() => failing, 'changed our mind')
    const row = await db.from('test_parcels').where('id', id).firstOrFail()
    assert.equal(row.state, 'packed')
    assert.deepEqual(await tracesOf(id), { changes: [], messages: [] })
  })

  test('of twenty at once exactly one wins, the others are stale', async ({ assert }) => {
    const [id] = await insertParcels(1)
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        db.transaction((trx) => transition(parcelStates, { id }, 'send', { by: clerk, trx }))
      )
    )
    assert.lengthOf(
      results.filter((result) => result.ok),
      1
    )
    const losers = results.flatMap((result) => (result.ok ? [] : [result.failure]))
    assert.deepEqual(losers, Array(19).fill({ type: 'stale', state: 'sent' }))
    const { changes, messages } = await tracesOf(id)
    assert.lengthOf(changes, 1)
    assert.lengthOf(messages, 1)
  })

  test('many rows move at once; unfit and unknown ones are named and left alone', async ({
    assert,
  }) => {
    const packed = await insertParcels(3)
    const [delivered] = await insertParcels(1, 'delivered')
    const unknown = newId()
    const result = await db.transaction((trx) =>
      transitionMany(parcelStates, [...packed, delivered, unknown], 'send', { by: clerk, trx })
    )

    assert.sameMembers(result.moved, packed)
    assert.deepEqual(result.stale, [delivered, unknown])
    for (const id of packed) {
      const { changes, messages } = await tracesOf(id)
      assert.lengthOf(changes, 1)
      assert.lengthOf(messages, 1)
    }
    assert.deepEqual(await tracesOf(delivered), { changes: [], messages: [] })
  })

  test('no rows at all move without a statement', async ({ assert }) => {
    const result = await db.transaction((trx) =>
      transitionMany(parcelStates, [], 'send', { by: clerk, trx })
    )
    assert.deepEqual(result, { moved: [], stale: [] })
  })

  test('the history begins with the initial state', async ({ assert }) => {
    const ids = await insertParcels(2)
    await db.transaction((trx) =>
      recordInitialState(parcelStates, ids, 'packed', { by: clerk, trx })
    )
    const { changes } = await tracesOf(ids[1])
    assert.lengthOf(changes, 1)
    assert.include(changes[0], { verb: 'create', from_state: '', to_state: 'packed' })

    const wrong = db.transaction((trx) =>
      recordInitialState(parcelStates, ids, 'lost', { by: clerk, trx })
    )
    await assert.rejects(() => wrong, /no initial state/)
  })
})
