import { clock } from '#app/platform/clock'
import { habitOf, tellingsOf } from './journeys.js'
import type { PushSender } from './push_sender.js'
import { steeringOf } from './steering.js'
import type { BookingRow, Store } from './store.js'
import { serialOf, waybillOf } from './waybills.js'

/** What the courier answers: content, or a refusal, or nothing at all although the deed is done. */
export type Answer =
  { status: 200; content: object } | { status: 409; code: string } | { status: 'lost' }

const DONE: Answer = { status: 200, content: {} }
const NOT_FOUND: Answer = { status: 409, code: 'NOT_FOUND' }

/** The parcels of the pretended courier. */
export class Bookings {
  constructor(
    private readonly store: Store,
    private readonly pushes: PushSender,
    private readonly stepMs: number
  ) {}

  create(wanted: { shipmentId: string; recipientName: string; pushUrl: string }): Answer {
    const steering = steeringOf(wanted.recipientName)
    const isNew = this.store.run(
      'insert or ignore into bookings (shipment_id, steering, push_url, state) values (?, ?, ?, ?)',
      wanted.shipmentId,
      steering,
      wanted.pushUrl,
      steering === 'refuse' ? 'REFUSED' : 'BOOKED'
    )
    if (isNew && steering === 'timeout') return { status: 'lost' }
    return this.query(wanted.shipmentId)
  }

  query(shipmentId: string): Answer {
    const booking = this.#of(shipmentId)
    if (!booking) return NOT_FOUND
    if (booking.state === 'REFUSED' || booking.state === 'CANCELLED')
      return { status: 409, code: 'REFUSED' }
    return { status: 200, content: { waybill: waybillOf(booking.serial) } }
  }

  cancel(shipmentId: string): Answer {
    const booking = this.#of(shipmentId)
    if (!booking) return NOT_FOUND
    if (booking.state === 'COLLECTED') return { status: 409, code: 'ALREADY_COLLECTED' }
    this.store.run(
      "update bookings set state = 'CANCELLED' where shipment_id = ? and state = 'BOOKED'",
      shipmentId
    )
    return DONE
  }

  /** The driver was at the door: from now on every parcel is scanned on its way. Twice is once. */
  collect(waybills: string[]): Answer {
    this.store.atomically(() => {
      for (const waybill of waybills) this.#send(serialOf(waybill))
    })
    this.pushes.wake()
    return DONE
  }

  #send(serial: number): void {
    const sql = "update bookings set state = 'COLLECTED' where serial = ? and state = 'BOOKED'"
    if (this.store.run(sql, serial) === 0) return
    const booking = this.store.one<BookingRow>('select * from bookings where serial = ?', serial)
    if (!booking) return
    const collectedAt = clock.now()
    const after = (steps: number) =>
      clock.timestamp(collectedAt.plus({ milliseconds: steps * this.stepMs }))
    const waybill = waybillOf(serial)
    for (const { code, step, toldAt } of tellingsOf(booking.steering, habitOf(serial))) {
      const scan = { id: `${waybill}-${step}`, waybill, code, at: after(step), place: PLACES[step] }
      this.pushes.add(booking.push_url, scan, after(toldAt))
    }
  }

  #of(shipmentId: string): BookingRow | null {
    return this.store.one('select * from bookings where shipment_id = ?', shipmentId)
  }
}

/** Stations by their codes; what a real courier writes is in its own language. */
const PLACES = ['WUH-01', 'WUH-HUB', 'HUB-02', 'DST-01', 'DST-01', 'DST-01', 'WUH-01']
