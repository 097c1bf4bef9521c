import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { Result } from '#app/platform/result'
import {
  DeliverParcel,
  FailDelivery,
  ReceiveReturn,
  ReturnParcel,
} from '#app/shipments/actions/scan_by_hand'
import { type NewProof, PROOF_KINDS } from '#app/shipments/delivery_proof'
import type { ShipmentFailure } from '#app/shipments/errors'
import { shipmentFailureText } from '#app/shipments/failure_texts'
import Shipment from '#app/shipments/models/shipment'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { deliveryValidator, failureValidator, tokenValidator } from '#app/shipments/validators'

/** How it went at the door. */
export default class DeliveryResultsController {
  async deliver(ctx: HttpContext) {
    const base = await this.#authorised(ctx)
    const form = await ctx.request.validateUsing(deliveryValidator)
    const done = await new DeliverParcel().handle({
      ...base,
      token: form._token_once,
      signedBy: form.signed_by ?? null,
      proofs: await proofsOf(form),
    })
    return this.#answer(ctx, done, 'delivered')
  }

  async fail(ctx: HttpContext) {
    const base = await this.#authorised(ctx)
    const why = await this.#why(ctx)
    return this.#answer(ctx, await new FailDelivery().handle({ ...base, ...why }), 'failed')
  }

  async sendBack(ctx: HttpContext) {
    const base = await this.#authorised(ctx)
    const why = await this.#why(ctx)
    return this.#answer(ctx, await new ReturnParcel().handle({ ...base, ...why }), 'returning')
  }

  async receiveBack(ctx: HttpContext) {
    await ctx.bouncer.with(ShipmentPolicy).authorize('handOver')
    const { _token_once: token } = await ctx.request.validateUsing(tokenValidator)
    const by = { kind: 'staff', id: ctx.auth.getUserOrFail().id } as const
    const done = await new ReceiveReturn().handle({ shipmentId: ctx.params.id, token, by })
    return this.#answer(ctx, done, 'returned', `/desk/parcels/${ctx.params.id}`)
  }

  async #authorised({ auth, bouncer, params }: HttpContext) {
    const shipment = await Shipment.findOrFail(params.id)
    await bouncer.with(ShipmentPolicy).authorize('deliver', shipment)
    return { shipmentId: shipment.id, by: { kind: 'staff', id: auth.getUserOrFail().id } as const }
  }

  async #why({ request }: HttpContext) {
    const { reason, note, _token_once: token } = await request.validateUsing(failureValidator)
    return { reason, note: note ?? null, token }
  }

  #answer(
    { i18n, params, response, session }: HttpContext,
    done: Result<unknown, ShipmentFailure>,
    text: string,
    path = '/desk/deliveries'
  ) {
    if (done.ok) session.flash('success', i18n.t(`deliveries.done.${text}`))
    else session.flash('error', shipmentFailureText(done.failure, i18n))
    const stays = !done.ok && path === '/desk/deliveries'
    return response
      .redirect()
      .status(303)
      .toPath(stays ? `${path}/${params.id}` : path)
  }
}

function proofsOf(form: Partial<Record<NewProof['kind'], MultipartFile | null>>) {
  const given = PROOF_KINDS.flatMap((kind) => {
    const path = form[kind]?.tmpPath
    return path ? [{ kind, path }] : []
  })
  return Promise.all(
    given.map(async ({ kind, path }): Promise<NewProof> => ({ kind, bytes: await readFile(path) }))
  )
}
