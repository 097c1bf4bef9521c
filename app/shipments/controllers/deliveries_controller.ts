import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { RevealRecipient } from '#app/shipments/actions/reveal_recipient'
import { FAILED_REASONS } from '#app/shipments/failed_reasons'
import { mapLink } from '#app/shipments/map_link'
import { maskedDestination } from '#app/shipments/masked_destination'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { ownDeliveries } from '#app/shipments/queries/own_deliveries'

/** The tour of one of our couriers, on the phone. */
export default class DeliveriesController {
  async index({ auth, bouncer, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('viewOwnDeliveries')
    const deliveries = await ownDeliveries(auth.getUserOrFail().id)
    return view.render('shipments/deliveries', { ...deliveries, mapLink })
  }

  /** One parcel at its door. The phone is shown once, after it was asked for. */
  async show({ bouncer, params, session, view }: HttpContext) {
    const parcel = await Shipment.findOrFail(params.id)
    await bouncer.with(ShipmentPolicy).authorize('deliver', parcel)
    const isRevealed = session.flashMessages.get('revealed') === parcel.id
    const { address } = parcel.destination
    return view.render('shipments/delivery', {
      ...{ parcel, isRevealed, address },
      to: isRevealed ? parcel.destination : maskedDestination(parcel),
      mapLink: mapLink(address),
      reasons: FAILED_REASONS,
    })
  }

  async reveal({ auth, bouncer, params, response, session }: HttpContext) {
    const shipment = await Shipment.findOrFail(params.id)
    await bouncer.with(ShipmentPolicy).authorize('deliver', shipment)
    await new RevealRecipient().handle({ shipment, by: actorOf(auth.getUserOrFail()) })
    session.flash('revealed', shipment.id)
    return response.redirect().status(303).toPath(`/desk/deliveries/${shipment.id}`)
  }
}
