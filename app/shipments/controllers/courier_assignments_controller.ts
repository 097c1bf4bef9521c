import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { AssignCourier } from '#app/shipments/actions/assign_courier'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { assignmentsValidator, assignmentValidator } from '#app/shipments/validators'

/** Which of our couriers carries which parcels. */
export default class CourierAssignmentsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const form = await request.validateUsing(assignmentValidator)
    const done = await new AssignCourier().handle({
      shipmentIds: [params.id],
      courierUserId: form.courier_user_id,
      by: actorOf(auth.getUserOrFail()),
    })
    const isDone = done.ok && done.value.assigned.length === 1
    if (isDone) session.flash('success', i18n.t('shipments.assigned'))
    else session.flash('error', i18n.t('shipments.failures.no_such_courier'))
    return response.redirect().status(303).toPath(`/desk/parcels/${params.id}`)
  }

  async storeMany({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('handOver')
    const { ids: shipmentIds, courier_user_id: courierUserId } =
      await request.validateUsing(assignmentsValidator)
    const by = actorOf(auth.getUserOrFail())
    const done = await new AssignCourier().handle({ shipmentIds, courierUserId, by })
    if (done.ok) {
      const counts = { asked: shipmentIds.length, done: done.value.assigned.length }
      const isWhole = counts.asked === counts.done
      session.flash(isWhole ? 'success' : 'warning', i18n.t('deliveries.assigned', counts))
    } else session.flash('error', i18n.t('shipments.failures.no_such_courier'))
    return response.redirect().status(303).toPath('/desk/parcels?tab=on_the_way')
  }
}
