import { writeFileSync } from 'node:fs'
import type { NamedReporterContract } from '@japa/runner/types'

/** Counts of one run, for the program that runs all suites. */
export interface TestCounts {
  passed: number
  failed: number
}

/** Writes the counts to the file that TEST_COUNTS_FILE names. */
export const summaryReporter: NamedReporterContract = {
  name: 'summary',
  handler: (runner, emitter) => {
    emitter.on('runner:end', () => {
      const file = process.env.TEST_COUNTS_FILE
      if (!file) return
      const { aggregates, hasError } = runner.getSummary()
      // An error outside of a test (a hook, an import) fails the run without counting as a test.
      const failed = Math.max(aggregates.failed, hasError ? 1 : 0)
      const counts: TestCounts = { passed: aggregates.passed + aggregates.regression, failed }
      writeFileSync(file, JSON.stringify(counts))
    })
  },
}
