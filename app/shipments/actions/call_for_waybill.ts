import db from '@adonisjs/lucid/services/db'
import type { Booking, BookingRequest, Party } from '#app/shipments/courier'
import Shipment from '#app/shipments/models/shipment'
import { defaultSender } from '#app/shipments/queries/default_sender'
import { type ShipmentState, shipmentStates } from '#app/shipments/shipment_states'
import { SYSTEM } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import type { Outcome } from '#app/platform/http/outcome'
import { plugins } from '#app/platform/plugins/registry'
import { never } from '#app/platform/result'
import { transition } from '#app/platform/states/transition'

/**
 * Calls the courier for a stored booking and writes down what came of it. Calling again is the same
 * booking: the id of the shipment is the idempotency key, so the resolver uses this too.
 */
export class CallForWaybill {
  async handle(shipmentId: string): Promise<ShipmentState> {
    const shipment = await Shipment.query().where('id', shipmentId).preload('lines').firstOrFail()
    if (!shipment.courier) throw new Error(`shipment ${shipmentId} has no courier`)
    const sender = await defaultSender()
    if (!sender) throw new Error('no seller is entered')
    const courier = plugins.use('courier', shipment.courier)
    return applyBooking(shipmentId, await courier.book(requestOf(shipment, sender)))
  }
}

/** Writes what the courier answered, to a call or to a question; gives the state after it. */
export async function applyBooking(id: string, outcome: Outcome<Booking>): Promise<ShipmentState> {
  await db.transaction(async (trx) => {
    const base = { by: SYSTEM, trx }
    switch (outcome.status) {
      case 'succeeded':
        return transition(shipmentStates, { id }, 'confirm_booking', {
          ...base,
          set: { waybill_number: outcome.value.waybillNumber },
        })
      case 'declined':
        return transition(shipmentStates, { id }, 'decline_booking', {
          ...base,
          reason: outcome.reason,
          set: { courier: null, waybill_number: null },
        })
      case 'unknown':
        await noteAsked()
        return transition(shipmentStates, { id }, 'lose_sight', base)
      case 'pending':
        return noteAsked()
      default:
        return never(outcome)
    }
    function noteAsked() {
      return trx.from('shipments').where({ id }).update({ asked_at: clock.timestamp() })
    }
  })
  const { state } = await Shipment.findOrFail(id)
  return state
}

function requestOf(shipment: Shipment, sender: Party): BookingRequest {
  const { recipient, phone, address } = shipment.destination
  if (shipment.weightGrams === null) throw new Error(`shipment ${shipment.id} was not weighed`)
  return {
    shipmentId: shipment.id,
    shipmentNumber: shipment.number,
    waybillNumber: shipment.waybillNumber,
    sender,
    recipient: { name: recipient, phone, address, areaCode: shipment.areaCode },
    weightGrams: shipment.weightGrams,
    content: [...new Set(shipment.lines.map(({ name }) => name))].join(', '),
  }
}
