import { test } from '@japa/runner'
import { failed, never, ok, type Result } from '#app/platform/result'

type Failure = { type: 'stale' } | { type: 'missing'; what: string }

test.group('Result', () => {
  test('carries a value or a failure, never both', ({ assert }) => {
    assert.deepEqual(ok(1), { ok: true, value: 1 })
    assert.deepEqual(failed({ type: 'stale' }), { ok: false, failure: { type: 'stale' } })
  })

  test('a switch over all failures is complete for the compiler', ({ assert }) => {
    assert.equal(speak(ok(7)), 'value 7')
    assert.equal(speak(failed({ type: 'stale' })), 'stale')
    assert.equal(speak(failed({ type: 'missing', what: 'row' })), 'no row')
  })

  test('a case that came in past the compiler throws', ({ assert }) => {
    const unknown = JSON.parse('{"ok":false,"failure":{"type":"surprise"}}')
    assert.throws(() => speak(unknown), 'unexpected case: {"type":"surprise"}')
  })
})

function speak(result: Result<number, Failure>): string {
  if (result.ok) return `value ${result.value}`
  const { failure } = result
  switch (failure.type) {
    case 'stale':
      return 'stale'
    case 'missing':
      return `no ${failure.what}`
    default:
      return never(failure)
  }
}
