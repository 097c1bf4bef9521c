import '@japa/assert'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#app/platform/database/uuid'
import DeliverMessages from '#app/platform/outbox/deliver_messages'
import { DomainEvent } from '#app/platform/outbox/domain_event'
import { receiptMany } from '#app/platform/outbox/inbox_receipt'
import type { Listener, Message } from '#app/platform/outbox/listener'
import { publishMany } from '#app/platform/outbox/publish'
import { on } from '#app/platform/outbox/subscriptions'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'

class ChimeRung extends DomainEvent<{ chimeId: string }> {
  static type = 'test_chimes.rung'
}

/** What the listener was handed, and the messages that it had not had before. */
const heard = { batches: [] as number[], fresh: [] as string[], isBroken: false }

class CountChimes implements Listener<{ chimeId: string }> {
  static id = 'test_chimes.count'
  static queue = 'relay' as const

  async handle(message: Message<{ chimeId: string }>) {
    await this.handleMany([message])
  }

  async handleMany(messages: readonly Message<{ chimeId: string }>[]) {
    heard.batches.push(messages.length)
    if (heard.isBroken && messages.length > 1) throw new Error('out of order')
    const ids = messages.map(({ id }) => id)
    await db.transaction(async (trx) => {
      heard.fresh.push(...(await receiptMany(ids, CountChimes.id, trx)))
    })
  }
}

on(ChimeRung, [async () => ({ default: CountChimes })])

class GongRung extends DomainEvent<{ gongId: string }> {
  static type = 'test_gongs.rung'
}

/** Its work is done elsewhere: there is no receipt, as with an outside call. */
class AnswerGongs implements Listener<{ gongId: string }> {
  static id = 'test_gongs.answer'
  static queue = 'mail' as const
  static atOnce = 3

  async handle(message: Message<{ gongId: string }>) {
    await this.handleMany([message])
  }

  async handleMany(messages: readonly Message<{ gongId: string }>[]) {
    heard.batches.push(messages.length)
    if (heard.isBroken && messages.length > 1) throw new Error('out of order')
    heard.fresh.push(...messages.map(({ payload }) => payload.gongId))
  }
}

on(GongRung, [async () => ({ default: AnswerGongs })])

async function strike(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  const gongs = ids.map((gongId) => new GongRung({ gongId }))
  await db.transaction((trx) => publishMany(gongs, trx))
  return ids
}

async function ring(count: number): Promise<void> {
  const chimes = Array.from({ length: count }, () => new ChimeRung({ chimeId: newId() }))
  await db.transaction((trx) => publishMany(chimes, trx))
}

test.group('Outbox, listeners of many', (group) => {
  group.each.setup(async () => {
    Object.assign(heard, { batches: [], fresh: [], isBroken: false })
    await clearOutbox()
  })

  test('a batch comes in one call, and what comes again is known', async ({ assert }) => {
    await ring(5)
    await drainOutbox({ twice: true })
    assert.deepEqual(heard.batches, [5, 5])
    assert.lengthOf(new Set(heard.fresh), 5)
    assert.lengthOf(heard.fresh, 5)
  })

  test('a batch that fails is retried message by message', async ({ assert }) => {
    heard.isBroken = true
    await ring(3)
    assert.deepEqual(await drainOutbox(), { messages: 3, jobs: 3 })
    assert.deepEqual(heard.batches, [3, 1, 1, 1])
    assert.lengthOf(heard.fresh, 3)
  })

  test('a listener of a queue gets jobs of so many messages at once', async ({ assert }) => {
    const ids = await strike(7)
    assert.deepEqual(await drainOutbox(), { messages: 7, jobs: 3 })
    assert.deepEqual(heard.batches, [3, 3, 1])
    assert.deepEqual(heard.fresh, ids)
  })

  test('a job of many that fails becomes a job for each of them', async ({ assert }) => {
    heard.isBroken = true
    const ids = await strike(3)
    assert.deepEqual(await drainOutbox(), { messages: 3, jobs: 4 })
    assert.deepEqual(heard.batches, [3, 1, 1, 1])
    assert.deepEqual(heard.fresh, ids)
  })

  test('a message that is not kept any more is told, and its neighbours are brought', async ({
    assert,
  }) => {
    const ids = await strike(1)
    const [{ id }] = await db.from('outbox_messages').whereNull('relayed_at').select('id')
    await db.from('outbox_messages').where({ id }).update({ relayed_at: new Date() })
    const messageIds = [id, newId()]
    await new DeliverMessages().handle({ messageIds, listener: AnswerGongs.id })
    await assert.rejects(() => drainOutbox(), /is not kept any more/)
    assert.deepEqual(heard.fresh, ids)
  })
})
