import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { AssignCourier } from '#app/shipments/actions/assign_courier'
import { HandOverParcels } from '#app/shipments/actions/hand_over_parcels'
import { couriersAtWork } from '#app/shipments/couriers'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { ownCouriers } from '#app/shipments/queries/own_couriers'
import { countWaiting, waitingParcels } from '#app/shipments/queries/waiting_parcels'
import { handoverValidator } from '#app/shipments/validators'

/** Packed parcels: first a waybill, then over to the courier. */
export default class HandoversController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const [packed, booked, packedTotal, bookedTotal, drivers] = await Promise.all([
      waitingParcels(['packed', 'booking', 'unknown']),
      waitingParcels(['booked']),
      countWaiting(['packed', 'booking', 'unknown']),
      countWaiting(['booked']),
      ownCouriers(),
    ])
    const couriers = couriersAtWork()
    const totals = { packed: packedTotal, booked: bookedTotal }
    return view.render('shipments/handover', { packed, booked, totals, couriers, drivers })
  }

  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const form = await request.validateUsing(handoverValidator)
    const { ids: shipmentIds, courier, courier_user_id: courierUserId } = form
    const by = actorOf(auth.getUserOrFail())
    const done = await new HandOverParcels().handle({ shipmentIds, courier, by })
    const { left } = done.ok ? done.value : done.failure
    const leftTexts = left.map(
      ({ number, reason }) => `${number}: ${i18n.t(`shipments.left_behind.${reason}`)}`
    )
    if (left.length > 0)
      session.flash('warning', i18n.t('shipments.handover.left', { items: leftTexts.join('; ') }))
    if (!done.ok) {
      session.flash('error', i18n.t('shipments.failures.nothing_to_hand_over'))
      return response.redirect().status(303).toPath('/desk/handover')
    }
    const { manifestId, handedOver } = done.value
    if (courierUserId)
      await new AssignCourier().handle({ shipmentIds: handedOver, courierUserId, by })
    return response.redirect().status(303).toPath(`/desk/manifests/${manifestId}`)
  }
}
