import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { tellOutcome, typedReason } from '#app/orders/controllers/act_outcome'
import { CancelOrder } from '#app/orders/actions/cancel_order'
import { DeleteOrder } from '#app/orders/actions/delete_order'
import { MoveOrder } from '#app/orders/actions/move_order'
import { RestoreOrder } from '#app/orders/actions/restore_order'
import { SubmitOrder } from '#app/orders/actions/submit_order'
import type { OrderFailure } from '#app/orders/errors'
import OrderPolicy from '#app/orders/policies/order_policy'
import { moveValidator } from '#app/orders/validators'
import type { Result } from '#app/platform/result'

/** What staff do with an order as a whole, each with one button of its page. */
export default class OrderActsController {
  async submit(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('place')
    return this.#tell(ctx, 'submitted', await new SubmitOrder().handle(this.#which(ctx)))
  }

  async cancel(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('cancel')
    const act = { ...this.#which(ctx), reason: typedReason(ctx) }
    return this.#tell(ctx, 'cancelling', await new CancelOrder().handle(act))
  }

  async move(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('move')
    const { verb } = await ctx.request.validateUsing(moveValidator)
    const act = { ...this.#which(ctx), verb, reason: typedReason(ctx) }
    return this.#tell(ctx, 'moved', await new MoveOrder().handle(act))
  }

  async delete(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('delete')
    return this.#tell(ctx, 'deleted', await new DeleteOrder().handle(this.#which(ctx)))
  }

  async restore(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('delete')
    return this.#tell(ctx, 'restored', await new RestoreOrder().handle(this.#which(ctx)))
  }

  #which({ auth, params }: HttpContext) {
    return { orderId: String(params.id), by: actorOf(auth.getUserOrFail()) }
  }

  #tell(ctx: HttpContext, outcome: string, done: Result<unknown, OrderFailure>) {
    return tellOutcome(ctx, outcome, done, `/desk/orders/${ctx.params.id}`)
  }
}
