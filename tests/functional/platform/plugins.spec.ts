import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import type { Outcome } from '#app/platform/http/outcome'
import { CapabilityMissing } from '#app/platform/plugins/capability'
import { loadPlugins, type Surroundings } from '#app/platform/plugins/load_plugins'
import { definePlugin, type Plugin } from '#app/platform/plugins/plugin'
import { PluginRegistry } from '#app/platform/plugins/registry'
import { Notifier } from '#app/notifications/notifier'

class Pigeon extends Notifier {
  readonly key = 'notify-pigeon'
  isClosed = false

  constructor(readonly loft: string) {
    super()
  }

  async send(): Promise<Outcome<null>> {
    return { status: 'succeeded', value: null }
  }

  override async close() {
    this.isClosed = true
  }
}

const config = {
  loft: { type: 'url', env: 'PIGEON_LOFT', label: 'loft' },
  ring: { type: 'secret', env: 'PIGEON_RING', label: 'ring' },
  speed: { type: 'whole_number', env: 'PIGEON_SPEED', label: 'speed', fallback: 80 },
} as const

const pigeon = (changes: { key?: string } = {}) =>
  definePlugin({
    kind: 'notify',
    key: 'notify-pigeon',
    title: 'plugins.notify-pigeon.title',
    capabilities: { channel: 'sms', freeText: true, attachments: false },
    config,
    create: ({ loft }) => new Pigeon(loft),
    ...changes,
  })

const GOOD = { PIGEON_LOFT: 'http://loft.example', PIGEON_RING: 'top secret' }

async function load(plugins: Plugin[], surroundings: Partial<Surroundings> = {}) {
  const registry = new PluginRegistry()
  const listed = plugins.map((plugin) => async () => ({ default: plugin }))
  await loadPlugins(registry, listed, { environment: GOOD, inProduction: false, ...surroundings })
  return registry
}

function saveSettings(settings: Buffer | null, isEnabled = true) {
  const name = { kind: 'notify', key: 'notify-pigeon' }
  return db
    .table('plugin_settings')
    .insert({ ...name, settings, is_enabled: isEnabled, updated_at: clock.timestamp() })
}

const rowOf = (key: string) => db.from('plugin_settings').where({ key }).firstOrFail()
const problemOf = (registry: PluginRegistry) => registry.list('notify')[0].problem

test.group('Plugins at boot', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a good one is registered, listed and shown as enabled', async ({ assert }) => {
    const registry = await load([pigeon()])
    assert.isNull(problemOf(registry))
    assert.equal(registry.list('notify')[0].capabilities.channel, 'sms')
    assert.include(await rowOf('notify-pigeon'), { is_enabled: true, problem: null })
  })

  test('the same key twice does not start', async ({ assert }) => {
    await assert.rejects(() => load([pigeon(), pigeon()]), /notify-pigeon: listed twice/)
  })

  test('an unknown kind does not start', async ({ assert }) => {
    const stranger = { ...pigeon(), kind: 'weather' } as unknown as Plugin
    await assert.rejects(() => load([stranger]), /unknown kind "weather"/)
  })

  test('a bad environment does not start; all faults are named, no value is told', async ({
    assert,
  }) => {
    const environment = { PIGEON_LOFT: 'my loft', PIGEON_SPEED: 'fast' }
    const error: unknown = await load([pigeon()], { environment }).catch((reason) => reason)
    const message = error instanceof Error ? error.message : ''
    for (const name of ['PIGEON_LOFT', 'PIGEON_RING', 'PIGEON_SPEED']) assert.include(message, name)
    assert.notInclude(message, 'my loft')
  })

  test('one that is not configured at all is only off', async ({ assert }) => {
    const registry = await load([pigeon()], { environment: {} })
    assert.equal(problemOf(registry), 'not_configured')
    assert.throws(() => registry.use('notify', 'notify-pigeon'), /not_configured/)
  })

  test('settings that were saved win over the environment', async ({ assert }) => {
    const settings = { loft: 'http://other.example' }
    await saveSettings(seal('plugin_settings.settings', 'notify/notify-pigeon', settings))
    const registry = await load([pigeon()])
    const instance = registry.use('notify', 'notify-pigeon')
    assert.instanceOf(instance, Pigeon)
    assert.propertyVal(instance, 'loft', 'http://other.example')
  })

  test('saved settings that are wrong or damaged switch that plugin off, visibly', async ({
    assert,
  }) => {
    const wrong = seal('plugin_settings.settings', 'notify/notify-pigeon', { loft: 'nowhere' })
    for (const [settings, problem] of [
      [wrong, 'settings_wrong'],
      [Buffer.from('damaged'), 'settings_unreadable'],
    ] as const) {
      await db.from('plugin_settings').where('key', 'notify-pigeon').delete()
      await saveSettings(settings)
      assert.equal(problemOf(await load([pigeon()])), problem)
      assert.include(await rowOf('notify-pigeon'), { problem })
    }
  })

  test('one that was switched off by hand stays off', async ({ assert }) => {
    await saveSettings(null, false)
    assert.equal(problemOf(await load([pigeon()])), 'switched_off')
    assert.include(await rowOf('notify-pigeon'), { is_enabled: false })
  })

  test('one that is no longer listed is marked, and comes back', async ({ assert }) => {
    await load([pigeon()])
    await load([pigeon({ key: 'notify-owl' })])
    assert.include(await rowOf('notify-pigeon'), { is_enabled: false, problem: 'vanished' })
    const registry = await load([pigeon()])
    assert.isNull(problemOf(registry))
    assert.include(await rowOf('notify-pigeon'), { is_enabled: true, problem: null })
  })

  test('a sandbox is left out in production', async ({ assert }) => {
    const sandbox = { ...pigeon(), isSandbox: true }
    const registry = await load([sandbox], { inProduction: true })
    assert.lengthOf(registry.list('notify'), 0)
    assert.throws(() => registry.use('notify', 'notify-pigeon'), /not_listed/)
    const elsewhere = await load([sandbox])
    assert.lengthOf(elsewhere.list('notify'), 1)
  })
})

test.group('Plugin registry', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an instance is made once, replaced by a double, given back and closed', async ({
    assert,
  }) => {
    const registry = await load([pigeon()])
    const instance = registry.use('notify', 'notify-pigeon')
    assert.strictEqual(registry.use('notify', 'notify-pigeon'), instance)

    const double = new Pigeon('double')
    registry.fake('notify', double)
    assert.strictEqual(registry.use('notify', 'notify-pigeon'), double)
    registry.restore()
    assert.strictEqual(registry.use('notify', 'notify-pigeon'), instance)

    await registry.closeAll()
    assert.propertyVal(instance, 'isClosed', true)
    assert.notStrictEqual(registry.use('notify', 'notify-pigeon'), instance)
  })

  test('a call that is not declared is a bug with a name', ({ assert }) => {
    class Deaf extends Pigeon {
      listen() {
        return this.refuse('listening')
      }
    }
    assert.throws(() => new Deaf('loft').listen(), CapabilityMissing)
  })
})
