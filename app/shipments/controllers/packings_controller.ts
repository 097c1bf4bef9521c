import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { multiplyDecimals } from '#app/platform/money/decimal'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { PackShipment } from '#app/shipments/actions/pack_shipment'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { findWaiting, waitingParcels, countWaiting } from '#app/shipments/queries/waiting_parcels'
import { openParcel } from '#app/shipments/queries/open_parcel'
import { packingValidator } from '#app/shipments/validators'

/** The packing bench: which parcels wait, and what goes into the open one. */
export default class PackingsController {
  /** A scanned number of a parcel or an order opens its page at once. */
  async index({ bouncer, request, response, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pack')
    const number = String(request.input('number', '')).trim()
    const found = number === '' ? null : await findWaiting(number)
    if (found) return response.redirect().status(303).toPath(`/desk/packing/${found.id}`)
    const [parcels, total] = await Promise.all([
      waitingParcels(['picked']),
      countWaiting(['picked']),
    ])
    return view.render('shipments/packings', { parcels, total, notFound: number })
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pack')
    return view.render('shipments/packing', { parcel: await openParcel(params.id) })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, response, session } = ctx
    await bouncer.with(ShipmentPolicy).authorize('pack')
    const form = await validForm(ctx, packingValidator)
    if (!form) return this.#showAgain(ctx)

    const packed = await new PackShipment().handle({
      shipmentId: params.id,
      counts: countsOf(form.counts ?? {}),
      weightGrams: Number(multiplyDecimals(form.weight_kg, '1000')),
      by: actorOf(auth.getUserOrFail()),
    })
    if (packed.ok) {
      session.flash('success', i18n.t('shipments.packing.done'))
      return response.redirect().status(303).toPath('/desk/packing')
    }
    const field = packed.failure.type === 'stale' ? 'form' : 'counts'
    refuseForm(ctx, { [field]: shipmentFailureText(packed.failure, i18n) })
    return this.#showAgain(ctx)
  }

  async #showAgain({ params, view }: HttpContext) {
    return view.render('shipments/packing', { parcel: await openParcel(params.id) })
  }
}

/** `counts[line-2]` is what was counted of the second line; an empty field leaves it as it was scanned. */
function countsOf(fields: Record<string, string | null>): Map<number, string> {
  const counts = new Map<number, string>()
  for (const [name, quantity] of Object.entries(fields)) {
    const position = /^line-(\d+)$/.exec(name)?.[1]
    if (position && quantity) counts.set(Number(position), quantity)
  }
  return counts
}
