/** How long things of payments take. Data only. */
const paymentsConfig = {
  /** An offer to pay (a QR code) is good for this long, and never longer than the order's deadline. */
  offer: { minutes: 30 },
  /** A transfer at a bank takes its time. */
  transfer: { days: 15 },
  /** How often an open payment is asked for: after a quarter of its age, within these bounds. */
  askAfter: { atLeastSeconds: 10, atMostSeconds: 86_400 },
  /** How many open payments one run of the resolver asks for. */
  askAtOnce: 200,
}

export default paymentsConfig
