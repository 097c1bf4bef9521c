import { customerKey, courierKey } from './keys.js'

export const config = {
  url: {
    type: 'url',
    env: 'COURIER_SANDBOX_URL',
    label: 'plugins.courier-sandbox.config.url',
    isOptional: true,
  },
  customerKey: {
    type: 'secret',
    env: 'COURIER_SANDBOX_CUSTOMER_KEY',
    label: 'plugins.courier-sandbox.config.customer_key',
    fallback: () => customerKey(),
  },
  courierKey: {
    type: 'secret',
    env: 'COURIER_SANDBOX_COURIER_KEY',
    label: 'plugins.courier-sandbox.config.courier_key',
    fallback: () => courierKey(),
  },
  timeoutMs: {
    type: 'whole_number',
    env: 'COURIER_SANDBOX_TIMEOUT_MS',
    label: 'plugins.courier-sandbox.config.timeout',
    fallback: 5000,
  },
  /** From one scan to the next: five of them bring a parcel to the door. */
  stepMs: {
    type: 'whole_number',
    env: 'COURIER_SANDBOX_STEP_MS',
    label: 'plugins.courier-sandbox.config.step',
    fallback: 400,
  },
} as const
