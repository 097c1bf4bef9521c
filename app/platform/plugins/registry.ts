import { sandboxDirectory } from '#app/platform/plugins/sandbox'
import type {
  Capabilities,
  ConfiguredPlugin,
  Contract,
  Plugin,
  PluginHost,
  PluginKind,
  SandboxProvider,
} from '#app/platform/plugins/plugin'

/** Why a listed plugin cannot be used now. */
export type PluginProblem =
  'not_configured' | 'settings_unreadable' | 'settings_wrong' | 'switched_off'

export interface PluginListing<Kind extends PluginKind> {
  key: string
  title: string
  capabilities: Capabilities<Kind>
  isSandbox: boolean
  problem: PluginProblem | null
}

interface Entry<Kind extends PluginKind> {
  plugin: Plugin<Kind>
  configured: ConfiguredPlugin<Kind> | null
  problem: PluginProblem | null
  instance: Contract<Kind> | null
}

interface Shelf<Kind extends PluginKind> {
  entries: Map<string, Entry<Kind>>
  /** What tests put in the place of every plugin of the kind. */
  double: Contract<Kind> | null
}

type Shelves = { [Kind in PluginKind]: Shelf<Kind> }

/** Asked for a plugin that is not listed, or that is off at the moment. */
export class PluginUnavailable extends Error {
  constructor(
    readonly plugin: string,
    readonly problem: PluginProblem | 'not_listed'
  ) {
    super(`plugin ${plugin} cannot be used: ${problem}`)
    this.name = 'PluginUnavailable'
  }
}

/** Every plugin of this process. Instances are made on first use and kept. */
export class PluginRegistry {
  #shelves: Shelves = {
    payment: { entries: new Map(), double: null },
    courier: { entries: new Map(), double: null },
    tax: { entries: new Map(), double: null },
    notify: { entries: new Map(), double: null },
  }
  #sandboxes = new Map<string, SandboxProvider>()
  #host: PluginHost = { appUrl: 'http://localhost', loopbackUrl: 'http://127.0.0.1' }

  hostedAt(host: PluginHost): void {
    this.#host = host
  }

  knows(kind: string): kind is PluginKind {
    return Object.hasOwn(this.#shelves, kind)
  }

  /** Throws when the kind has a plugin of this key already. A null `configured` needs a problem. */
  register<Kind extends PluginKind>(
    plugin: Plugin<Kind>,
    configured: ConfiguredPlugin<Kind> | null,
    problem: PluginProblem | null
  ): void {
    const { entries } = this.#shelves[plugin.kind]
    if (entries.has(plugin.key)) throw new Error(`plugin ${plugin.key} is registered twice`)
    entries.set(plugin.key, { plugin, configured, problem, instance: null })
  }

  /** The plugin, ready to be called. Throws PluginUnavailable. */
  use<Kind extends PluginKind>(kind: Kind, key: string): Contract<Kind> {
    const { entries, double } = this.#shelves[kind]
    if (double !== null) return double
    const entry = entries.get(key)
    if (!entry) throw new PluginUnavailable(key, 'not_listed')
    if (entry.problem !== null || entry.configured === null)
      throw new PluginUnavailable(key, entry.problem ?? 'not_configured')
    return (entry.instance ??= entry.configured.create(this.#host))
  }

  /** All listed plugins of a kind in the order of config/plugins.ts, those with a problem too. */
  list<Kind extends PluginKind>(kind: Kind): PluginListing<Kind>[] {
    return [...this.#shelves[kind].entries.values()].map(({ plugin, problem }) => ({
      key: plugin.key,
      title: plugin.title,
      capabilities: plugin.capabilities,
      isSandbox: plugin.isSandbox,
      problem,
    }))
  }

  problemOf({ kind, key }: Plugin): PluginProblem | null {
    return this.#shelves[kind].entries.get(key)?.problem ?? null
  }

  /** The listing of one plugin; null when it is not listed (a row may name one that is gone). */
  find<Kind extends PluginKind>(kind: Kind, key: string): PluginListing<Kind> | null {
    return this.list(kind).find((listing) => listing.key === key) ?? null
  }

  /** The pretended provider behind a sandbox plugin; null when there is none of this key. */
  sandbox(key: string): SandboxProvider | null {
    const running = this.#sandboxes.get(key)
    if (running) return running
    const entry = this.#allEntries().find(({ plugin }) => plugin.key === key && plugin.isSandbox)
    const baseUrl = `${this.#host.appUrl}/sandbox/${key}`
    const directory = sandboxDirectory(key)
    const provider = entry?.configured?.sandbox({ ...this.#host, baseUrl, directory }) ?? null
    if (provider) this.#sandboxes.set(key, provider)
    return provider
  }

  /** Starts every sandbox provider, so that what they promised before a restart goes on. */
  startSandboxes(): void {
    for (const { plugin } of this.#allEntries()) if (plugin.isSandbox) this.sandbox(plugin.key)
  }

  /** For tests: every plugin of the kind is this double until `restore`. */
  fake<Kind extends PluginKind>(kind: Kind, double: Contract<Kind>): void {
    this.#shelves[kind].double = double
  }

  restore(): void {
    for (const shelf of Object.values(this.#shelves)) shelf.double = null
  }

  async closeAll(): Promise<void> {
    const entries = this.#allEntries()
    await Promise.all(entries.map(({ instance }) => instance?.close()))
    await Promise.all([...this.#sandboxes.values()].map((sandbox) => sandbox.close()))
    for (const entry of entries) entry.instance = null
    this.#sandboxes.clear()
  }

  #allEntries() {
    return Object.values(this.#shelves).flatMap(({ entries }) => [...entries.values()])
  }
}

export const plugins = new PluginRegistry()
