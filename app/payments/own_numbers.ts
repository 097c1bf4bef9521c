import { newId } from '#app/platform/database/uuid'

/**
 * Our numbers at the providers, the idempotency keys of payments and refunds. 32 letters and digits
 * are the most that WeChat Pay takes as `out_trade_no` (APIv3, native order).
 */
export function newTradeNumber(): string {
  return newId().replaceAll('-', '').toUpperCase()
}

/** One letter longer, so that it is never taken for a payment; up to 64 are allowed. */
export function newRefundNumber(): string {
  return `R${newTradeNumber()}`
}
