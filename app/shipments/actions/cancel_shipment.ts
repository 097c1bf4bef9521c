import db from '@adonisjs/lucid/services/db'
import { courierOf } from '#app/shipments/couriers'
import Shipment from '#app/shipments/models/shipment'
import { shipmentStates } from '#app/shipments/shipment_states'
import { SYSTEM } from '#app/platform/actor'
import { plugins } from '#app/platform/plugins/registry'
import { transition } from '#app/platform/states/transition'

const REASON = 'order_cancelled'

export type CancelEffect = 'cancelled' | 'nothing_to_do' | 'not_yet' | 'courier_has_it'

/**
 * Stops the parcel of an order that is being cancelled; a booking is taken back at the courier first.
 * Doing it again is safe. A booking that is under way or unclear has to be cleared up before.
 */
export class CancelShipment {
  async handle({ orderId }: { orderId: string }): Promise<CancelEffect> {
    const shipment = await Shipment.findBy({ orderId })
    if (!shipment) return 'nothing_to_do'
    if (shipment.state === 'booking' || shipment.state === 'unknown') return 'not_yet'
    if (shipment.state === 'booked') {
      const taken = await this.#takeBack(shipment)
      if (taken !== 'taken_back') return taken
    }
    const moved = await db.transaction((trx) =>
      transition(shipmentStates, shipment, 'cancel', { by: SYSTEM, trx, reason: REASON })
    )
    return moved.ok ? 'cancelled' : 'nothing_to_do'
  }

  async #takeBack(shipment: Shipment): Promise<'taken_back' | 'not_yet' | 'courier_has_it'> {
    const { id: shipmentId, courier, waybillNumber } = shipment
    if (!courier || !waybillNumber || !courierOf(courier)?.capabilities.cancel) return 'taken_back'
    const outcome = await plugins.use('courier', courier).cancel({ shipmentId, waybillNumber })
    if (outcome.status === 'declined' && outcome.reason === 'already_collected')
      return 'courier_has_it'
    return outcome.status === 'succeeded' || outcome.status === 'declined'
      ? 'taken_back'
      : 'not_yet'
  }
}
