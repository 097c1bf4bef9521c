/** How long things of parcels take, and how many go together. Data only. */
const shipmentsConfig = {
  /** Parcels of one wave, one batch of waybills or one manifest. */
  mostAtOnce: 200,
  /** Couriers are called side by side, for as long as a person would wait; the resolver takes up the rest. */
  booking: { callsAtOnce: 8, withinMs: 20_000 },
  /** How often a booking is asked for that is open or unclear: after a quarter of its age, within these bounds. */
  askAfter: { atLeastSeconds: 10, atMostSeconds: 3_600 },
  /** How many open bookings one run of the resolver asks for. */
  askAtOnce: 200,
  /** How old a scan may make the last question to a courier that does not push. */
  trackEveryMinutes: 30,
}

export default shipmentsConfig
