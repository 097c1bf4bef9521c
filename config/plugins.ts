import type { Plugin } from '#app/platform/plugins/plugin'

export type PluginImport = () => Promise<{ default: Plugin }>

/**
 * Which plugins are on: this page says it all.
 * Sandbox plugins are left out in production, whatever stands here.
 */
const pluginsConfig: PluginImport[] = [
  () => import('#plugins/payment-bank-transfer/plugin'),
  () => import('#plugins/payment-sandbox/plugin'),
  () => import('#plugins/tax-sandbox/plugin'),
  () => import('#plugins/tax-nuonuo/plugin'),
  () => import('#plugins/notify-mail/plugin'),
  () => import('#plugins/notify-log/plugin'),
  () => import('#plugins/courier-sandbox/plugin'),
  () => import('#plugins/courier-manual/plugin'),
]

export default pluginsConfig
