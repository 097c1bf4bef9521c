import '@japa/assert'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import FiguresRecount from '#app/console/figures_recount'
import { RecountFigures } from '#app/figures/actions/recount_figures'
import { figureEntries } from '#app/figures/figures'
import RecountFiguresTask from '#app/figures/tasks/recount_figures'
import { clock } from '#app/platform/clock'
import { subscriptions } from '#app/platform/outbox/subscriptions'
import { stateTables } from '#app/platform/states/machine'
import { clearOutbox, drainOutbox } from '#tests/support/drain_outbox'
import { figuresOf, forgetQueuedMessages } from '#tests/support/figures'
import { givenCompletedOrder } from '#tests/support/invoices'
import { givenApprovedOrder, givenOrder } from '#tests/support/orders'

const days = 2

test.group('Re-counted figures', (group) => {
  group.teardown(forgetQueuedMessages)
  group.each.setup(async () => {
    await clearOutbox()
    // Whatever other tests left: messages that were never told, rows written past the actions.
    await new RecountFigures().handle({ days })
  })

  test('after a day whose messages were all delivered twice nothing differs', async ({
    assert,
  }) => {
    await givenApprovedOrder()
    await givenCompletedOrder()
    await drainOutbox({ twice: true })
    const { differences } = await new RecountFigures().handle({ days })
    assert.deepEqual(differences, [])
  })

  test('messages that are still on their way are counted once', async ({ assert }) => {
    const before = await placedToday()
    await givenOrder()
    const { differences } = await new RecountFigures().handle({ days })
    assert.deepEqual(differences, [])
    await drainOutbox({ twice: true })
    assert.equal(await placedToday(), before + 1)
  })

  test('what was changed by hand is told and repaired', async ({ assert }) => {
    await givenOrder()
    await drainOutbox()
    const day = clock.businessDay()
    const right = await placedToday()
    await db.from('daily_figures').where({ day, figure: 'orders_placed' }).update({ count: 7_777 })
    await db
      .table('daily_figures')
      .insert({ day, figure: 'orders_placed', dimension: 'x', count: 1 })

    const { differences } = await new RecountFigures().handle({ days })
    const [wrong, made] = differences
    assert.deepInclude(wrong, { day, figure: 'orders_placed', dimension: '' })
    assert.deepEqual([wrong.was?.count, wrong.is?.count], [7_777, right])
    assert.deepEqual([made.dimension, made.was?.count, made.is], ['x', 1, null])
    assert.equal(await placedToday(), right)
    await new RecountFiguresTask().handle()
  })

  test('the command answers with one line of JSON, and refuses days that make no sense', async ({
    assert,
  }) => {
    const { text } = await run('--json', '--days=3')
    const report = JSON.parse(text)
    assert.equal(report.until, clock.businessDay())
    assert.deepEqual(report.differences, [])
    const told = await run('--days=1')
    assert.include(told.text, 'agree')
    const refused = await run('--days=0')
    assert.equal(refused.exitCode, 1)
  })

  test('every figure is told of by an event that is listened to, and counts moves that there are', async ({
    assert,
  }) => {
    const byType = await subscriptions()
    for (const [key, { event, subject, verbs }] of figureEntries()) {
      const listeners = byType.get(event) ?? []
      assert.include(
        listeners.map(({ id }) => id),
        'figures.count_events',
        key
      )
      const states = stateTables().get(subject)
      const known = ['create', ...Object.keys(states?.verbs ?? {})]
      assert.includeMembers(known, [...verbs], key)
    }
  })
})

async function placedToday(): Promise<number> {
  const figures = await figuresOf(clock.businessDay())
  return figures.get('orders_placed')?.count ?? 0
}

async function run(...args: string[]): Promise<{ exitCode: number; text: string }> {
  ace.ui.switchMode('raw')
  const lines: string[] = []
  const print = console.log
  console.log = (line: string) => lines.push(line)
  try {
    const command = await ace.create(FiguresRecount, args)
    await command.exec()
    const logged = command.logger.getLogs().map(({ message }) => message)
    return { exitCode: command.exitCode ?? 0, text: [...lines, ...logged].join('\n') }
  } finally {
    console.log = print
  }
}
