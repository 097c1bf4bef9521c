import { bureauKey, callerKey } from './keys.js'

export const config = {
  url: {
    type: 'url',
    env: 'TAX_SANDBOX_URL',
    label: 'plugins.tax-sandbox.config.url',
    isOptional: true,
  },
  callerKey: {
    type: 'secret',
    env: 'TAX_SANDBOX_CALLER_KEY',
    label: 'plugins.tax-sandbox.config.caller_key',
    fallback: () => callerKey(),
  },
  bureauKey: {
    type: 'secret',
    env: 'TAX_SANDBOX_BUREAU_KEY',
    label: 'plugins.tax-sandbox.config.bureau_key',
    fallback: () => bureauKey(),
  },
  timeoutMs: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_TIMEOUT_MS',
    label: 'plugins.tax-sandbox.config.timeout',
    fallback: 5000,
  },
  monthlyQuotaYuan: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_MONTHLY_QUOTA',
    label: 'plugins.tax-sandbox.config.monthly_quota',
    fallback: 100_000_000,
  },
} as const
