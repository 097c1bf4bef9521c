/** House rules of orders. Hours and days count from the moment named. */
const ordersConfig = {
  /** An approved order waits this long for its payment; then it is cancelled and its stock is free again. */
  paymentDueHours: 72,
  /** A deleted order can be restored this long; then it is purged. */
  restorableDays: 30,
  /** An order of the same customer, lines and total within this time is shown to the reviewer. */
  duplicateWindowHours: 24,
  /** A discount of more than so many percent of a line is found by the automatic check; whole percent. */
  largeDiscountPercent: 10,
  /** Whoever entered an order may not review it. */
  authorMayReview: false,
}

export default ordersConfig
