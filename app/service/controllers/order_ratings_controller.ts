import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import OrderPolicy from '#app/orders/policies/order_policy'
import { ownOrder } from '#app/orders/queries/own_order'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { RateOrder } from '#app/service/actions/rate_order'
import OrderRating from '#app/service/models/order_rating'
import { isRateable } from '#app/service/rateable'
import { ratingValidator } from '#app/service/validators'

/** A customer says how an order of theirs went. */
export default class OrderRatingsController {
  async show({ auth, bouncer, params, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const order = await ownOrder(auth.getUserOrFail(), params.id)
    const rating = await OrderRating.findBy({ orderId: order.id })
    return view.render('service/rating', { order, rating, isRateable: isRateable(order) })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(OrderPolicy).authorize('useOwn')
    const user = ctx.auth.getUserOrFail()
    const order = await ownOrder(user, ctx.params.id)
    const form = await validForm(ctx, ratingValidator)
    if (!form) return this.show(ctx)
    const { stars, comment = null } = form
    const by = actorOf(user)
    const rated = await new RateOrder().handle({ orderId: order.id, stars, comment, by })
    if (!rated.ok) {
      refuseForm(ctx, { stars: ctx.i18n.t(`service.rating.failures.${rated.failure.type}`) })
      return this.show(ctx)
    }
    ctx.session.flash('success', ctx.i18n.t('service.rating.thanks'))
    return ctx.response.redirect().status(303).toPath(`/my/orders/${order.id}`)
  }
}
