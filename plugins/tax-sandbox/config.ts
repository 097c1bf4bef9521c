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
  /** Whether a credit invoice gives its amount back to the quota of the month: not known for certain. */
  returnsQuota: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_RETURNS_QUOTA',
    label: 'plugins.tax-sandbox.config.returns_quota',
    fallback: 1,
  },
  /** How long a slow request takes when nobody asks. */
  decideMs: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_DECIDE_MS',
    label: 'plugins.tax-sandbox.config.decide',
    fallback: 20_000,
  },
  /** How long a buyer takes to answer a form. */
  answerMs: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_ANSWER_MS',
    label: 'plugins.tax-sandbox.config.answer',
    fallback: 5000,
  },
  /** 0: nobody ever has to sign in. */
  sessionHours: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_SESSION_HOURS',
    label: 'plugins.tax-sandbox.config.session',
    fallback: 0,
  },
  /** 0: a code is scanned on its page only. */
  scanMs: {
    type: 'whole_number',
    env: 'TAX_SANDBOX_SCAN_MS',
    label: 'plugins.tax-sandbox.config.scan',
    fallback: 3000,
  },
} as const
