import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import { deliver } from '#app/platform/outbox/deliver_message'
import { DomainEvent } from '#app/platform/outbox/domain_event'
import { once } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { publish, publishMany } from '#app/platform/outbox/publish'
import PruneOutbox from '#app/platform/outbox/prune_outbox'
import { relayBatch } from '#app/platform/outbox/relay_messages'
import { on } from '#app/platform/outbox/subscriptions'
import { clock } from '#app/platform/clock'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'

type BellPayload = { bellId: string }

class BellRung extends DomainEvent<BellPayload> {
  static type = 'test_bells.rung'
}

/** What the listeners below did, by message; `calls` counts attempts, not effects. */
const heard = { calls: [] as string[], broken: new Set<string>() }

async function note(listener: string, message: Message<BellPayload>) {
  heard.calls.push(`${listener} ${message.payload.bellId}`)
  await once(message, listener, (trx) =>
    trx.table('test_bell_effects').insert({ bell_id: message.payload.bellId, listener })
  )
}

class HearInRelay implements Listener<BellPayload> {
  static id = 'test_bells.hear_in_relay'
  static queue = 'relay' as const
  handle = (message: Message<BellPayload>) => note(HearInRelay.id, message)
}

class HearInQueue implements Listener<BellPayload> {
  static id = 'test_bells.hear_in_queue'
  static queue = 'mail' as const
  handle = (message: Message<BellPayload>) => note(HearInQueue.id, message)
}

class BreakInRelay implements Listener<BellPayload> {
  static id = 'test_bells.break_in_relay'
  static queue = 'relay' as const
  async handle(message: Message<BellPayload>) {
    if (heard.broken.delete(message.payload.bellId)) throw new Error('out of order')
    await note(BreakInRelay.id, message)
  }
}

on(BellRung, [
  async () => ({ default: HearInRelay }),
  async () => ({ default: HearInQueue }),
  async () => ({ default: BreakInRelay }),
])

const EVERYBODY = [BreakInRelay.id, HearInQueue.id, HearInRelay.id]

async function ring(count = 1): Promise<string[]> {
  const bells = Array.from({ length: count }, newId)
  await db.transaction((trx) =>
    publishMany(
      bells.map((bellId) => new BellRung({ bellId })),
      trx
    )
  )
  return bells
}

async function effectsOf(bellId: string): Promise<string[]> {
  const rows = await db.from('test_bell_effects').where('bell_id', bellId).orderBy('listener')
  return rows.map(({ listener }) => listener)
}

test.group('Outbox', (group) => {
  group.setup(async () => {
    const owner = db.connection('owner')
    await owner.rawQuery('drop table if exists test_bell_effects')
    await owner.rawQuery('create table test_bell_effects (bell_id uuid, listener text)')
    return () => owner.rawQuery('drop table test_bell_effects')
  })
  group.each.setup(async () => {
    heard.calls = []
    await clearOutbox()
  })

  test('a rollback leaves no message', async ({ assert }) => {
    const failing = db.transaction(async (trx) => {
      await publish(new BellRung({ bellId: newId() }), trx)
      throw new Error('changed our mind')
    })
    await assert.rejects(() => failing, 'changed our mind')
    assert.deepEqual(await drainOutbox(), { messages: 0, jobs: 0 })
  })

  test('each listener gets the message, and it is marked', async ({ assert }) => {
    const [bell] = await ring()
    assert.deepEqual(await drainOutbox(), { messages: 1, jobs: 1 })
    assert.deepEqual(await effectsOf(bell), EVERYBODY)
    const waiting = await db.from('outbox_messages').whereNull('relayed_at').count('* as rows')
    assert.equal(Number(waiting[0].rows), 0)
  })

  test('what is delivered twice has its effect once', async ({ assert }) => {
    const bells = await ring(3)
    await drainOutbox({ twice: true })
    assert.isAbove(heard.calls.length, 2 * 3 * EVERYBODY.length - 1)
    for (const bell of bells) assert.deepEqual(await effectsOf(bell), EVERYBODY)
  })

  test('of two deliveries at once one has the effect', async ({ assert }) => {
    const bellId = newId()
    const message = { id: newId(), type: BellRung.type, payload: { bellId } }
    await Promise.all(Array.from({ length: 5 }, () => deliver(message, HearInQueue)))
    assert.lengthOf(heard.calls, 5)
    assert.deepEqual(await effectsOf(bellId), [HearInQueue.id])
  })

  test('an effect that fails leaves no receipt and can be tried again', async ({ assert }) => {
    const message = { id: newId() }
    const failing = once(message, 'test_bells.try', async () => {
      throw new Error('not now')
    })
    await assert.rejects(() => failing, 'not now')
    assert.isTrue(await once(message, 'test_bells.try', async () => {}))
    assert.isFalse(await once(message, 'test_bells.try', async () => {}))
  })

  test('a listener of the relay that fails holds up nobody and is retried as a job', async ({
    assert,
  }) => {
    const [broken, sound] = await ring(2)
    heard.broken.add(broken)
    assert.deepEqual(await drainOutbox(), { messages: 2, jobs: 3 })
    assert.deepEqual(await effectsOf(broken), EVERYBODY)
    assert.deepEqual(await effectsOf(sound), EVERYBODY)
  })

  test('relays side by side deliver each message once to each listener', async ({ assert }) => {
    const bells = await ring(250)
    const relay = async () => {
      let taken = 0
      for (let batch = await relayBatch(); batch > 0; batch = await relayBatch()) taken += batch
      return taken
    }
    const taken = await Promise.all([relay(), relay()])
    await drainOutbox()

    assert.equal(
      taken.reduce((sum, count) => sum + count),
      250
    )
    assert.sameMembers(
      heard.calls,
      bells.flatMap((bell) => EVERYBODY.map((listener) => `${listener} ${bell}`))
    )
  })

  test('an event without listeners is marked and forgotten', async ({ assert }) => {
    class NobodyCares extends DomainEvent<object> {
      static type = 'test_bells.muted'
    }
    await db.transaction((trx) => publish(new NobodyCares({}), trx))
    assert.deepEqual(await drainOutbox(), { messages: 1, jobs: 0 })
  })

  test('old relayed messages and their receipts are pruned, waiting ones are kept', async ({
    assert,
    cleanup,
  }) => {
    cleanup(() => clock.resume())
    clock.freeze(clock.now().minus({ days: 40 }))
    const [relayed] = await ring()
    await drainOutbox()
    const [waiting] = await ring()
    clock.resume()
    await new PruneOutbox().handle()

    const { rows } = await db.rawQuery(
      `select payload ->> 'bellId' as bell from outbox_messages where payload ->> 'bellId' in (?, ?)`,
      [relayed, waiting]
    )
    assert.deepEqual(rows, [{ bell: waiting }])
    const old = await db
      .from('inbox_receipts')
      .where('received_at', '<', clock.now().minus({ days: 35 }).toJSDate())
    assert.lengthOf(old, 0)
  })
})

test.group('Outbox inside a test that is rolled back', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('draining works within the one transaction of the test', async ({ assert }) => {
    await clearOutbox()
    const got: string[] = []
    class Collect implements Listener<{ n: number }> {
      static id = 'test_bells.collect'
      static queue = 'relay' as const
      handle = async (message: Message<{ n: number }>) => {
        await once(message, Collect.id, async () => got.push(message.id))
      }
    }
    class Counted extends DomainEvent<{ n: number }> {
      static type = 'test_bells.counted'
    }
    on(Counted, [async () => ({ default: Collect })])

    const events = Array.from({ length: 12 }, (_, n) => new Counted({ n }))
    await db.transaction((trx) => publishMany(events, trx))
    assert.deepEqual(await drainOutbox({ twice: true }), { messages: 12, jobs: 0 })
    assert.lengthOf(got, 12)
  })
})
