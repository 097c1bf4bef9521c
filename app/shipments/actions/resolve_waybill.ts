import db from '@adonisjs/lucid/services/db'
import { applyBooking, CallForWaybill } from '#app/shipments/actions/call_for_waybill'
import { courierOf } from '#app/shipments/couriers'
import Shipment from '#app/shipments/models/shipment'
import type { ShipmentState } from '#app/shipments/shipment_states'
import { clock } from '#app/platform/clock'
import { plugins } from '#app/platform/plugins/registry'

/**
 * Asks the courier what became of an open or unclear booking, and acts on the answer. A call that
 * never arrived (killed, timed out) is made again under its own key; so is one that cannot be asked for.
 */
export class ResolveWaybill {
  async handle(shipmentId: string): Promise<ShipmentState> {
    const { state, courier } = await Shipment.findOrFail(shipmentId)
    if ((state !== 'booking' && state !== 'unknown') || !courier) return state
    // Also when the answer stays open, the next question waits its turn.
    await db.from('shipments').where('id', shipmentId).update({ asked_at: clock.timestamp() })
    const listing = courierOf(courier)
    if (!listing) return state
    if (!listing.capabilities.query) return new CallForWaybill().handle(shipmentId)

    const outcome = await plugins.use('courier', courier).query(shipmentId)
    const neverArrived = outcome.status === 'declined' && outcome.reason === 'not_found'
    return neverArrived
      ? new CallForWaybill().handle(shipmentId)
      : applyBooking(shipmentId, outcome)
  }
}
