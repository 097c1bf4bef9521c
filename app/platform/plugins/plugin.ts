import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Result, ok } from '#app/platform/result'
import {
  type ConfigFailure,
  type ConfigSchema,
  type ConfigSources,
  type ConfigValues,
  readConfig,
} from '#app/platform/plugins/config_schema'

/**
 * The kinds of plugins and what each must be. The contracts live in their domains; each contract
 * file adds its line here by declaration merging, so that the platform knows no business word.
 */
export interface PluginContracts {}

export type PluginKind = keyof PluginContracts
export type Contract<Kind extends PluginKind> = PluginContracts[Kind]['instance']
export type Capabilities<Kind extends PluginKind> = PluginContracts[Kind]['capabilities']

/** Where this installation can be reached, without a slash at the end. */
export interface PluginHost {
  /** By people and providers outside. */
  appUrl: string
  /** By processes of this machine. */
  loopbackUrl: string
}

/** Where a sandbox provider lives: its pages are below `baseUrl`, its state below `directory`. */
export interface SandboxHost extends PluginHost {
  baseUrl: string
  directory: string
}

/**
 * A provider made for trying out, with its own keys and its own store. It answers like a plain
 * `node:http` handler, so the same code serves below /sandbox/<key>/ and on a test's own port.
 * `request.url` is relative to where it is mounted.
 */
export interface SandboxProvider {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Stops timers and closes the store. What was promised stays in the store and goes on after a restart. */
  close(): Promise<void>
}

export interface PluginManifest<Kind extends PluginKind, Schema extends ConfigSchema> {
  kind: Kind
  /** Unique within its kind; the name of the folder: `payment-sandbox`. Stored in rows, so it never changes. */
  key: string
  /** Translation key of the name people see; the texts are in the plugin's `lang` folder. */
  title: string
  /** Data, asked by screens and actions. A call that is not declared here throws CapabilityMissing. */
  capabilities: Capabilities<Kind>
  config: ConfigSchema & Schema
  create(config: ConfigValues<Schema>, host: PluginHost): Contract<Kind>
  /** Present on plugins that talk to a pretended provider; those are off in production. */
  sandbox?(config: ConfigValues<Schema>, host: SandboxHost): SandboxProvider
}

/** A plugin whose settings were read and found good. */
export interface ConfiguredPlugin<Kind extends PluginKind> {
  create(host: PluginHost): Contract<Kind>
  sandbox(host: SandboxHost): SandboxProvider | null
}

export interface Plugin<Kind extends PluginKind = PluginKind> {
  readonly kind: Kind
  readonly key: string
  readonly title: string
  readonly capabilities: Capabilities<Kind>
  readonly config: ConfigSchema
  readonly isSandbox: boolean
  configure(sources: ConfigSources): Result<ConfiguredPlugin<Kind>, ConfigFailure>
}

/** What `plugins/<key>/plugin.ts` exports by default. */
export function definePlugin<Kind extends PluginKind, Schema extends ConfigSchema>(
  manifest: PluginManifest<Kind, Schema>
): Plugin<Kind> {
  const { kind, key, title, capabilities, config } = manifest
  return {
    kind,
    key,
    title,
    capabilities,
    config,
    isSandbox: manifest.sandbox !== undefined,
    configure(sources) {
      const values = readConfig<Schema>(config, sources)
      if (!values.ok) return values
      return ok({
        create: (host) => manifest.create(values.value, host),
        sandbox: (host) => manifest.sandbox?.(values.value, host) ?? null,
      })
    },
  }
}
