import { CancelShipment, type CancelEffect } from '#app/shipments/actions/cancel_shipment'
import { ResolveWaybill } from '#app/shipments/actions/resolve_waybill'
import { dueBookings, parcelsToStop } from '#app/shipments/queries/due_bookings'
import type { ShipmentState } from '#app/shipments/shipment_states'

export interface ResolveReport {
  bookings: { asked: number; booked: number; declined: number; open: number }
  cancellations: { asked: number; cancelled: number }
}

/**
 * The janitor of parcels: asks for every booking that is open for long enough, and stops the parcels
 * of cancelled orders. One that fails does not stop the others; it is thrown at the end.
 */
export class ResolveShipments {
  readonly #errors: unknown[] = []

  async handle(): Promise<ResolveReport> {
    const states = await this.#each<ShipmentState>(await dueBookings(), (id) =>
      new ResolveWaybill().handle(id)
    )
    const effects = await this.#each<CancelEffect>(await parcelsToStop(), (orderId) =>
      new CancelShipment().handle({ orderId })
    )
    if (this.#errors.length > 0) throw new AggregateError(this.#errors, 'some could not be asked')
    const count = (...wanted: ShipmentState[]) =>
      states.filter((state) => wanted.includes(state)).length
    return {
      bookings: {
        asked: states.length,
        booked: count('booked'),
        declined: count('packed'),
        open: count('booking', 'unknown'),
      },
      cancellations: {
        asked: effects.length,
        cancelled: effects.filter((effect) => effect === 'cancelled').length,
      },
    }
  }

  async #each<Effect>(ids: string[], act: (id: string) => Promise<Effect>): Promise<Effect[]> {
    const effects: Effect[] = []
    for (const id of ids) {
      try {
        effects.push(await act(id))
      } catch (error) {
        this.#errors.push(error)
      }
    }
    return effects
  }
}
