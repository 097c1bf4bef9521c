import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#app/audit/record'
import { keepProofs } from '#app/shipments/actions/keep_proofs'
import { addScans } from '#app/shipments/actions/record_tracking'
import type { TrackingCode } from '#app/shipments/courier'
import { courierOf } from '#app/shipments/couriers'
import type { NewProof } from '#app/shipments/delivery_proof'
import type { ShipmentFailure } from '#app/shipments/errors'
import type { FailedReason } from '#app/shipments/failed_reasons'
import Shipment from '#app/shipments/models/shipment'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'

interface ByHand {
  shipmentId: string
  /** Of the form: the same token is the same scan. */
  token: string
  by: Actor & { id: string }
}

interface HandScan {
  code: TrackingCode
  from: readonly string[]
  /** Kept sealed. */
  raw?: { note?: string; reason?: FailedReason }
  proofs?: readonly NewProof[]
}

interface Why {
  reason: FailedReason
  note: string | null
}

const UNDER_WAY = ['handed_over', 'in_transit', 'out_for_delivery', 'attempt_failed']
const COMING_BACK = [...UNDER_WAY, 'returning']

/** Our courier gave the parcel to somebody: a picture, a signature or the name of whoever took it says so. */
export class DeliverParcel {
  async handle(input: ByHand & { signedBy: string | null; proofs: readonly NewProof[] }) {
    const { signedBy, proofs } = input
    if (!signedBy && proofs.length === 0) return failed({ type: 'proof_missing' } as const)
    const raw = signedBy ? { note: signedBy } : {}
    return scanByHand(input, { code: 'delivered', from: UNDER_WAY, raw, proofs })
  }
}

/** Our courier could not give the parcel to anybody, and says why. */
export class FailDelivery {
  handle(input: ByHand & Why) {
    return scanByHand(input, { code: 'attempt_failed', from: UNDER_WAY, raw: rawOf(input) })
  }
}

/** The recipient does not want the parcel, or cannot be found: it comes back to us. */
export class ReturnParcel {
  handle(input: ByHand & Why) {
    return scanByHand(input, { code: 'returning', from: UNDER_WAY, raw: rawOf(input) })
  }
}

/** A parcel that nobody took is in our house again. */
export class ReceiveReturn {
  handle(input: ByHand) {
    return scanByHand(input, { code: 'returned', from: COMING_BACK })
  }
}

function rawOf({ reason, note }: Why): HandScan['raw'] {
  return note ? { reason, note } : { reason }
}

/** What our own people see is a scan like any other; only they may write it, and only for our own tours. */
function scanByHand(
  { shipmentId, token, by }: ByHand,
  { code, from, raw = {}, proofs = [] }: HandScan
): Promise<Result<{ shipmentId: string }, ShipmentFailure>> {
  return db.transaction(async (trx) => {
    const shipment = await Shipment.query({ client: trx }).where('id', shipmentId).first()
    if (!shipment?.courier) return failed({ type: 'missing' })
    if (courierOf(shipment.courier)?.capabilities.track !== 'by_hand')
      return failed({ type: 'not_your_parcel' })
    const parcel = { id: shipment.id, orderId: shipment.orderId }
    await lockOrder(parcel.orderId, trx)
    const key = `by_hand ${token}`
    if (await isKnown(shipment.courier, key, trx)) return ok({ shipmentId })
    await shipment.refresh()
    if (!from.includes(shipment.state)) return failed({ type: 'stale', state: shipment.state })
    const kept = await keepProofs(shipmentId, proofs, by.id, trx)
    if (!kept.ok) return kept

    const scan = { key, code, occurredAt: clock.now(), place: null, raw }
    await addScans(parcel, shipment.courier, [scan], trx, by)
    const entry = { action: `shipments.${code}`, subject: 'shipment', subjectId: shipmentId }
    await record({ actor: by, ...entry }, trx)
    return ok({ shipmentId })
  })
}

/** A form that was sent twice waits here for its first sending. */
async function lockOrder(orderId: string, trx: TransactionClientContract): Promise<void> {
  await trx.from('orders').where('id', orderId).forUpdate().select('id')
}

async function isKnown(
  courier: string,
  key: string,
  trx: TransactionClientContract
): Promise<boolean> {
  const scan = await trx.from('tracking_events').where({ courier, event_key: key }).first()
  return scan !== null
}
