import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { SubmitOrder } from '#app/orders/actions/submit_order'
import { tellOutcome, typedReason } from '#app/orders/controllers/act_outcome'
import type Order from '#app/orders/models/order'
import OrderPolicy from '#app/orders/policies/order_policy'
import { ownOrder } from '#app/orders/queries/own_order'

/** What customers do with an order of theirs as a whole. */
export default class OwnOrderActsController {
  async submit(ctx: HttpContext) {
    const { id: orderId } = await this.#order(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const done = await new SubmitOrder().handle({ orderId, by })
    return tellOutcome(ctx, 'submitted', done, `/my/orders/${orderId}`)
  }

  async cancel(ctx: HttpContext) {
    const { id: orderId } = await this.#order(ctx)
    const reason = typedReason(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const done = await new CancelOrder().handle({ orderId, reason, by })
    return tellOutcome(ctx, 'cancelling', done, `/my/orders/${orderId}`)
  }

  async #order({ auth, bouncer, params }: HttpContext): Promise<Order> {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    return ownOrder(auth.getUserOrFail(), params.id)
  }
}
