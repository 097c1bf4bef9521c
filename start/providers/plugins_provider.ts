import type { ApplicationService } from '@adonisjs/core/types'
import { loadPlugins } from '#app/platform/plugins/load_plugins'
import { plugins } from '#app/platform/plugins/registry'
import { appUrl } from '#config/app'
import pluginsConfig from '#config/plugins'
import env from '#start/env'

/** Registers the plugins of config/plugins.ts before anything is served, and closes them at the end. */
export default class PluginsProvider {
  constructor(protected app: ApplicationService) {}

  async start() {
    const host = env.get('HOST') === '0.0.0.0' ? '127.0.0.1' : env.get('HOST')
    plugins.hostedAt({ appUrl, loopbackUrl: `http://${host}:${env.get('PORT')}` })
    await loadPlugins(plugins, pluginsConfig, {
      environment: process.env,
      inProduction: this.app.inProduction,
    })
  }

  async ready() {
    if (this.app.getEnvironment() === 'web') plugins.startSandboxes()
  }

  async shutdown() {
    await plugins.closeAll()
  }
}
