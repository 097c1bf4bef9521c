import db from '@adonisjs/lucid/services/db'
import { recordMany } from '#app/audit/record'
import { CallForWaybill } from '#app/shipments/actions/call_for_waybill'
import { courierOf } from '#app/shipments/couriers'
import type { BookingFailure } from '#app/shipments/errors'
import { defaultSender } from '#app/shipments/queries/default_sender'
import { type ShipmentState, shipmentStates } from '#app/shipments/shipment_states'
import shipmentsConfig from '#config/shipments'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { failed, ok, type Result } from '#app/platform/result'
import { transitionMany } from '#app/platform/states/transition'

export interface BookInput {
  shipmentIds: string[]
  /** The key of a courier plugin. */
  courier: string
  /** Typed in from a pre-printed label; for one parcel only. */
  waybillNumber: string | null
  by: Actor
}

export interface BookingReport {
  asked: number
  booked: number
  /** Sent to the courier, answer still open: the resolver goes on. */
  open: number
  declined: string[]
  stale: string[]
}

/**
 * Gives packed parcels to a courier's books. The intent of all of them is stored first; then each is
 * called for outside of any transaction, with the id of its row as the idempotency key.
 */
export class BookWaybills {
  async handle(input: BookInput): Promise<Result<BookingReport, BookingFailure>> {
    if (!courierOf(input.courier)) return failed({ type: 'courier_unavailable' })
    const sender = await defaultSender()
    if (!sender) return failed({ type: 'sender_missing' })
    if (await isTaken(input)) return failed({ type: 'waybill_taken' })

    const { moved, stale } = await this.#storeIntent(input)
    const states = await callEach(moved)
    const of = (...wanted: ShipmentState[]) =>
      moved.filter((_, index) => wanted.includes(states[index]))
    return ok({
      asked: input.shipmentIds.length,
      booked: of('booked').length,
      open: of('booking', 'unknown').length,
      declined: of('packed'),
      stale,
    })
  }

  #storeIntent({ shipmentIds, courier, waybillNumber, by }: BookInput) {
    return db.transaction(async (trx) => {
      const set = { courier, waybill_number: waybillNumber, asked_at: clock.now() }
      const ids = [...new Set(shipmentIds)]
      const result = await transitionMany(shipmentStates, ids, 'book', { by, trx, set })
      await recordMany(
        result.moved.map((subjectId) => ({
          actor: by,
          action: 'shipments.booked',
          subject: 'shipment',
          subjectId,
          details: { courier },
        })),
        trx
      )
      return result
    })
  }
}

async function isTaken({ courier, waybillNumber, shipmentIds }: BookInput): Promise<boolean> {
  if (!waybillNumber) return false
  const other = await db
    .from('shipments')
    .where({ courier, waybill_number: waybillNumber })
    .whereNotIn('id', shipmentIds)
    .first()
  return Boolean(other)
}

/** The states after the calls, in the order of the ids. */
async function callEach(ids: string[]): Promise<ShipmentState[]> {
  const { callsAtOnce, withinMs } = shipmentsConfig.booking
  const until = clock.now().plus({ milliseconds: withinMs })
  const states = ids.map((): ShipmentState => 'booking')
  const waiting = ids.entries()
  const runner = async () => {
    // The runners share one iterator, so each parcel is called for by one of them.
    for (const [index, id] of waiting) {
      if (clock.now() > until) return
      states[index] = await new CallForWaybill().handle(id)
    }
  }
  await Promise.all(Array.from({ length: callsAtOnce }, runner))
  return states
}
