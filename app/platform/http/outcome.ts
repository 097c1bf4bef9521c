/**
 * What a call to an outside provider came to. Every plugin contract answers with this closed union.
 *
 * - `succeeded`: it has its effect, and `value` says which.
 * - `pending`: the provider accepted it and will decide later; ask again.
 * - `declined`: it has no effect and never will. `reason` is a code of the contract, `message` the
 *   provider's own words for people (no personal data, no secrets).
 * - `unknown`: nobody knows whether it had an effect (time-out, torn connection, unreadable answer).
 *   Never repeat the intent under a new key while it is unknown; ask the provider first.
 *
 * `reference` is the provider's own number for the thing.
 */
export type Outcome<Value> =
  | { status: 'succeeded'; value: Value; reference?: string }
  | { status: 'pending'; reference?: string }
  | { status: 'declined'; reason: string; message?: string }
  | { status: 'unknown'; reason: string }
