import { merchantKey, publicProviderKey } from './keys.js'

export const config = {
  url: {
    type: 'url',
    env: 'PAYMENT_SANDBOX_URL',
    label: 'plugins.payment-sandbox.config.url',
    isOptional: true,
  },
  merchantKey: {
    type: 'secret',
    env: 'PAYMENT_SANDBOX_MERCHANT_KEY',
    label: 'plugins.payment-sandbox.config.merchant_key',
    fallback: () => merchantKey(),
  },
  providerKey: {
    type: 'text',
    env: 'PAYMENT_SANDBOX_PROVIDER_KEY',
    label: 'plugins.payment-sandbox.config.provider_key',
    fallback: () => publicProviderKey(),
  },
  timeoutMs: {
    type: 'whole_number',
    env: 'PAYMENT_SANDBOX_TIMEOUT_MS',
    label: 'plugins.payment-sandbox.config.timeout',
    fallback: 5000,
  },
} as const
