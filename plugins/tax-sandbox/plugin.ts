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
    reverse: false,
    documents: [],
    quota: true,
    titleCheck: false,
    session: false,
    hints: false,
    isSample: true,
  },
  config,
  create(settings, { loopbackUrl }) {
    return new SandboxTaxChannel({
      ...settings,
      url: settings.url ?? `${loopbackUrl}/sandbox/tax-sandbox`,
    })
  },
  sandbox: ({ monthlyQuotaYuan, callerKey, bureauKey }, { directory }) =>
    new TaxSandbox({ directory, monthlyQuotaYuan, callerKey, bureauKey }),
})
