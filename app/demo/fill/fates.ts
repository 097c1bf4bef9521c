/** How far an order of the filling has come; each keeps some rows on its own list. */
export type Fate = keyof typeof FATES

interface FateRule {
  /** Of ten thousand orders; `completed` takes what is left. */
  share: number
  /** Placed at least and at most so many hours ago. */
  hours: readonly [number, number]
}

const MONTHS_24 = 24 * 365 * 2
/** By then everything that goes well is over. */
const SETTLED = 24 * 7

export const FATES = {
  draft: { share: 20, hours: [1, 24 * 30] },
  in_review: { share: 25, hours: [1, 40] },
  rejected: { share: 25, hours: [20, 24 * 60] },
  awaiting_payment: { share: 30, hours: [4, 60] },
  to_confirm: { share: 8, hours: [20, 90] },
  preparing: { share: 10, hours: [6, 40] },
  picked: { share: 5, hours: [8, 40] },
  packed: { share: 5, hours: [10, 48] },
  booked: { share: 7, hours: [12, 48] },
  handed_over: { share: 5, hours: [20, 60] },
  in_transit: { share: 20, hours: [30, 96] },
  out_for_delivery: { share: 7, hours: [48, 110] },
  attempt_failed: { share: 4, hours: [60, 120] },
  returning: { share: 4, hours: [90, 140] },
  invoice_drafted: { share: 4, hours: [60, 120] },
  invoice_unclear: { share: 3, hours: [60, 120] },
  invoice_refused: { share: 12, hours: [100, 24 * 90] },
  deleted: { share: 10, hours: [48, 24 * 25] },
  cancelled: { share: 300, hours: [SETTLED, MONTHS_24] },
  refunded: { share: 80, hours: [SETTLED, MONTHS_24] },
  completed: { share: 0, hours: [SETTLED, MONTHS_24] },
} as const satisfies Record<string, FateRule>

/** Fates whose goods lie in the warehouse, held for their order. */
export const HOLDING: ReadonlySet<Fate> = new Set<Fate>([
  'in_review',
  'awaiting_payment',
  'to_confirm',
  'preparing',
  'picked',
  'packed',
  'booked',
])

/** Parcels on their way, by the last thing that happened to them. */
export const PARCEL_FATES: ReadonlySet<Fate> = new Set<Fate>([
  'preparing',
  'picked',
  'packed',
  'booked',
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'attempt_failed',
  'returning',
])
