import { join } from 'node:path'
import { dataDirectory } from '#app/platform/database/settings'
import { definePlugin } from '#app/platform/plugins/plugin'
import { config } from './config.js'
import { NuonuoTaxChannel } from './tax_channel.js'

export default definePlugin({
  kind: 'tax',
  key: 'tax-nuonuo',
  title: 'plugins.tax-nuonuo.title',
  capabilities: {
    issue: true,
    query: true,
    reverse: true,
    documents: ['ofd', 'pdf', 'xml'],
    quota: true,
    titleCheck: false,
    session: true,
    hints: true,
    isSample: false,
  },
  config,
  create: (settings, { appUrl }) =>
    new NuonuoTaxChannel({
      ...settings,
      directory: join(dataDirectory(), 'plugins/tax-nuonuo'),
      // They cannot reach an installation that is not on the net.
      callbackUrl: appUrl.startsWith('https://') ? `${appUrl}/webhooks/tax/tax-nuonuo` : null,
    }),
})
