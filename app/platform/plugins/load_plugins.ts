import { open } from '#app/platform/crypto/envelope'
import { SealBroken } from '#app/platform/crypto/sealed_bytes'
import { failed, ok, type Result } from '#app/platform/result'
import type { ConfiguredPlugin, Plugin, PluginKind } from '#app/platform/plugins/plugin'
import {
  type PluginRow,
  type PluginState,
  pluginRowId,
  readPluginRows,
  savePluginRows,
} from '#app/platform/plugins/plugin_rows'
import type { PluginProblem, PluginRegistry } from '#app/platform/plugins/registry'

export interface Surroundings {
  environment: Record<string, string | undefined>
  inProduction: boolean
}

type Configured = Result<
  ConfiguredPlugin<PluginKind>,
  { type: 'off'; problem: PluginProblem } | { type: 'mistaken'; mistakes: string[] }
>

/**
 * Imports, checks and registers the listed plugins.
 * Mistakes of the deployment (a key twice, an unknown kind, a wrong environment) are reported all
 * at once and stop the boot; a bad settings row only switches its own plugin off.
 */
export async function loadPlugins(
  registry: PluginRegistry,
  listed: readonly (() => Promise<{ default: Plugin }>)[],
  surroundings: Surroundings
): Promise<void> {
  const imported = await Promise.all(listed.map((load) => load()))
  const wanted = imported
    .map((module) => module.default)
    .filter((plugin) => !(plugin.isSandbox && surroundings.inProduction))
  const rows = await readPluginRows()

  const mistakes = listingMistakes(wanted, registry)
  const states: PluginState[] = []
  for (const plugin of mistakes.length > 0 ? [] : wanted) {
    const configured = configure(plugin, rows?.get(pluginRowId(plugin)), surroundings)
    if (configured.ok) registry.register(plugin, configured.value, null)
    else if (configured.failure.type === 'off')
      registry.register(plugin, null, configured.failure.problem)
    else mistakes.push(...configured.failure.mistakes)
    states.push({ kind: plugin.kind, key: plugin.key, problem: registry.problemOf(plugin) })
  }
  if (mistakes.length > 0) throw new Error(`plugins cannot start:\n  ${mistakes.join('\n  ')}`)
  if (rows !== null) await savePluginRows(states)
}

function listingMistakes(wanted: Plugin[], registry: PluginRegistry): string[] {
  const seen = new Set<string>()
  return wanted.flatMap((plugin) => {
    const isTwin = seen.size === seen.add(pluginRowId(plugin)).size
    if (!registry.knows(plugin.kind)) return [`${plugin.key}: unknown kind "${plugin.kind}"`]
    return isTwin ? [`${plugin.key}: listed twice`] : []
  })
}

function configure(
  plugin: Plugin,
  row: PluginRow | undefined,
  { environment }: Surroundings
): Configured {
  const bare = plugin.configure({ environment, settings: null })
  const faults = !bare.ok && bare.failure.type === 'bad_config' ? bare.failure.faults : []
  const mistakes = faults
    .filter(({ problem }) => problem !== 'missing' || !row?.settings)
    .map(({ name, problem }) => `${plugin.key}: ${name} is ${problem.replaceAll('_', ' ')}`)
  if (mistakes.length > 0) return failed({ type: 'mistaken', mistakes })

  if (row && !row.isEnabled) return off('switched_off')
  if (!row?.settings) return bare.ok ? bare : off('not_configured')
  const settings = opened(plugin, row.settings)
  if (settings === null) return off('settings_unreadable')
  const full = plugin.configure({ environment, settings })
  return full.ok ? ok(full.value) : off('settings_wrong')
}

/** Null when the bytes were altered or their key is lost: that costs one plugin, not the house. */
function opened(plugin: Plugin, sealed: Buffer): Record<string, unknown> | null {
  try {
    return open<Record<string, unknown>>('plugin_settings.settings', pluginRowId(plugin), sealed)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

function off(problem: PluginProblem) {
  return failed({ type: 'off' as const, problem })
}
