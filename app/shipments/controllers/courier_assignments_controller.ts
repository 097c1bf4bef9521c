import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { AssignCourier } from '#app/shipments/actions/assign_courier'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { assignmentValidator } from '#app/shipments/validators'

/** Which of our couriers carries a parcel. */
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
}
