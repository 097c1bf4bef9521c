import type { Outcome } from '#app/platform/http/outcome'
import { type Booking, type BookingRequest, Courier } from '#app/shipments/courier'
import { canBeWaybill } from './waybill_number.js'

/**
 * Our own people, or any courier whose pre-printed label was stuck on. Nobody is called: a typed
 * number is checked, and without one our own number stands for the waybill.
 */
export class ManualCourier extends Courier {
  readonly key = 'courier-manual'

  async book({ waybillNumber, shipmentNumber }: BookingRequest): Promise<Outcome<Booking>> {
    const number = waybillNumber ?? shipmentNumber
    if (!canBeWaybill(number)) return { status: 'declined', reason: 'bad_waybill' }
    return { status: 'succeeded', value: { waybillNumber: number, label: null } }
  }
}
