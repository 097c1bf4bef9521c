import { assert } from '@japa/assert'
import { spec } from '@japa/runner/reporters'
import type { BaseConfig } from '@japa/runner/types'
import { summaryReporter } from './summary_reporter.js'

export const reporters = { activated: ['spec', 'summary'], list: [spec(), summaryReporter] }

/** For the unit suite: neither the application nor the database is started. */
export function configWithoutApp(): BaseConfig {
  return { plugins: [assert()], reporters }
}
