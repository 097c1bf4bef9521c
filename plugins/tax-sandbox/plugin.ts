import { definePlugin } from '#app/platform/plugins/plugin'
import { config } from './config.js'
import { TaxSandbox } from './sandbox/provider.js'
import { SandboxTaxChannel } from './tax_channel.js'

export default definePlugin({
  kind: 'tax',
  key: 'tax-sandbox',
  title: 'plugins.tax-sandbox.title',
  capabilities: {
    issue: true,
    query: true,
    reverse: true,
    documents: [],
    quota: true,
    titleCheck: true,
    session: true,
    hints: true,
    isSample: true,
  },
  config,
  create(settings, { loopbackUrl }) {
    return new SandboxTaxChannel({
      ...settings,
      url: settings.url ?? `${loopbackUrl}/sandbox/tax-sandbox`,
      hintUrl: `${loopbackUrl}/webhooks/tax/tax-sandbox`,
    })
  },
  sandbox: ({ returnsQuota, ...settings }, { directory, baseUrl }) =>
    new TaxSandbox({ ...settings, isQuotaReturned: returnsQuota !== 0, directory, baseUrl }),
})
