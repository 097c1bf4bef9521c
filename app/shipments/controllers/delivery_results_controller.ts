import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import type { Result } from '#app/platform/result'
import {
  DeliverParcel,
  FailDelivery,
  ReceiveReturn,
  ReturnParcel,
} from '#app/shipments/actions/scan_by_hand'
import type { ShipmentFailure } from '#app/shipments/errors'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { deliveryValidator, failureValidator, tokenValidator } from '#app/shipments/validators'

/** How it went at the door. */
export default class DeliveryResultsController {
  async deliver(ctx: HttpContext) {
    const base = await this.#authorised(ctx)
    const { signed_by: signedBy, _token_once: token } =
      await ctx.request.validateUsing(deliveryValidator)
    const done = await new DeliverParcel().handle({ ...base, token, signedBy: signedBy ?? null })
    return this.#answer(ctx, done, 'delivered')
  }

  async fail(ctx: HttpContext) {
    const base = await this.#authorised(ctx)
    const { reason, _token_once: token } = await ctx.request.validateUsing(failureValidator)
    return this.#answer(ctx, await new FailDelivery().handle({ ...base, token, reason }), 'failed')
  }

  async sendBack(ctx: HttpContext) {
    const base = await this.#authorised(ctx)
    const { reason, _token_once: token } = await ctx.request.validateUsing(failureValidator)
    const done = await new ReturnParcel().handle({ ...base, token, reason })
    return this.#answer(ctx, done, 'returning')
  }

  async receiveBack(ctx: HttpContext) {
    await ctx.bouncer.with(ShipmentPolicy).authorize('handOver')
    const { _token_once: token } = await ctx.request.validateUsing(tokenValidator)
    const by = actorOf(ctx.auth.getUserOrFail())
    const done = await new ReceiveReturn().handle({ shipmentId: ctx.params.id, token, by })
    return this.#answer(ctx, done, 'returned', `/desk/parcels/${ctx.params.id}`)
  }

  async #authorised({ auth, bouncer, params }: HttpContext) {
    const shipment = await Shipment.findOrFail(params.id)
    await bouncer.with(ShipmentPolicy).authorize('deliver', shipment)
    return { shipmentId: shipment.id, by: actorOf(auth.getUserOrFail()) }
  }

  #answer(
    { i18n, response, session }: HttpContext,
    done: Result<unknown, ShipmentFailure>,
    text: string,
    path = '/desk/deliveries'
  ) {
    if (done.ok) session.flash('success', i18n.t(`shipments.deliveries.${text}`))
    else session.flash('error', shipmentFailureText(done.failure, i18n))
    return response.redirect().status(303).toPath(path)
  }
}
