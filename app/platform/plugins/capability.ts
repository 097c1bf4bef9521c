/**
 * A call that the plugin never promised: its manifest does not declare the capability.
 * Always a bug of the caller, which could have asked the manifest.
 */
export class CapabilityMissing extends Error {
  constructor(plugin: string, capability: string) {
    super(`${plugin} does not offer "${capability}"`)
    this.name = 'CapabilityMissing'
  }
}

/** What every contract is built on: optional calls refuse until a plugin overrides them. */
export abstract class PluginInstance {
  /** The same as in the manifest. */
  abstract readonly key: string

  /** Gives back connections and timers; called once at shutdown. */
  async close(): Promise<void> {}

  protected refuse(capability: string): never {
    throw new CapabilityMissing(this.key, capability)
  }
}
