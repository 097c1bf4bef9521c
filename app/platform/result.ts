/**
 * The answer of an action that can fail in ways its caller must handle.
 * A failure carries a `type` (snake_case); callers switch over all of them and end with `never`.
 */
export type Result<Value, Failure extends { type: string } = never> =
  { ok: true; value: Value } | { ok: false; failure: Failure }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function failed<Failure extends { type: string }>(
  failure: Failure
): { ok: false; failure: Failure } {
  return { ok: false, failure }
}

/** Ends an exhaustive switch: the compiler refuses it while a case is missing. */
export function never(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
