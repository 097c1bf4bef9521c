import type { Assert } from '@japa/assert'
import type { Outcome } from '#app/platform/http/outcome'
import { CapabilityMissing } from '#app/platform/plugins/capability'

/** `succeeded`, `pending`, `unknown`, or `declined: reason`. */
export async function ended(call: Promise<Outcome<unknown>>): Promise<string> {
  const outcome = await call
  return outcome.status === 'declined' ? `declined: ${outcome.reason}` : outcome.status
}

export async function assertRefuses(assert: Assert, attempt: () => unknown): Promise<void> {
  const error = await Promise.resolve()
    .then(attempt)
    .then(
      () => null,
      (reason: unknown) => reason
    )
  assert.instanceOf(error, CapabilityMissing)
}
