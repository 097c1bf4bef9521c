import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import { addScans } from '#app/shipments/actions/record_tracking'
import type { TrackingCode } from '#app/shipments/courier'
import { courierOf } from '#app/shipments/couriers'
import type { ShipmentFailure } from '#app/shipments/errors'
import Shipment from '#app/shipments/models/shipment'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'

interface ByHand {
  shipmentId: string
  /** Of the form: the same token is the same scan. */
  token: string
  by: Actor
}

const UNDER_WAY = ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed']
const COMING_BACK = [...UNDER_WAY, 'returning']

/** Our courier gave the parcel to somebody; `signedBy` says to whom, if it was not the recipient. */
export class DeliverParcel {
  handle(input: ByHand & { signedBy: string | null }) {
    return scanByHand(input, 'delivered', input.signedBy, UNDER_WAY)
  }
}

/** Our courier could not give the parcel to anybody, and says why. */
export class FailDelivery {
  handle(input: ByHand & { reason: string }) {
    return scanByHand(input, 'attempt_failed', input.reason, UNDER_WAY)
  }
}

/** The recipient does not want the parcel, or cannot be found: it comes back to us. */
export class ReturnParcel {
  handle(input: ByHand & { reason: string }) {
    return scanByHand(input, 'returning', input.reason, UNDER_WAY)
  }
}

/** A parcel that nobody took is in our house again. */
export class ReceiveReturn {
  handle(input: ByHand) {
    return scanByHand(input, 'returned', null, COMING_BACK)
  }
}

/** What our own people see is a scan like any other; only they may write it, and only for our own tours. */
function scanByHand(
  { shipmentId, token, by }: ByHand,
  code: TrackingCode,
  note: string | null,
  from: readonly string[]
): Promise<Result<{ shipmentId: string }, ShipmentFailure>> {
  return db.transaction(async (trx) => {
    const shipment = await Shipment.find(shipmentId, { client: trx })
    if (!shipment?.courier) return failed({ type: 'missing' })
    if (courierOf(shipment.courier)?.capabilities.track !== 'by_hand')
      return failed({ type: 'not_your_parcel' })
    const key = `by_hand ${token}`
    const isRepeated = await trx
      .from('tracking_events')
      .where({ courier: shipment.courier, event_key: key })
      .first()
    if (isRepeated) return ok({ shipmentId })
    if (!from.includes(shipment.state)) return failed({ type: 'stale', state: shipment.state })

    const scan = { key, code, occurredAt: clock.now(), place: null, raw: note ? { note } : {} }
    const parcel = { id: shipment.id, orderId: shipment.orderId }
    await addScans(parcel, shipment.courier, [scan], trx, by)
    await record(
      { actor: by, action: `shipments.${code}`, subject: 'shipment', subjectId: shipmentId },
      trx
    )
    return ok({ shipmentId })
  })
}
