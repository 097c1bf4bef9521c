import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import { RemoveSaved } from '#app/customers/actions/remove_saved'
import { ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import type { SavedKind } from '#app/customers/saved_entries'
import { actorOf } from '#app/identity/models/user'

/** Customers take an address or invoice title out of their book. */
export default class OwnRemovalsController {
  address(ctx: HttpContext) {
    return this.#remove(ctx, 'address', '/my/addresses')
  }

  title(ctx: HttpContext) {
    return this.#remove(ctx, 'title', '/my/titles')
  }

  async #remove(ctx: HttpContext, kind: SavedKind, path: string) {
    const { id: customerId } = await ownCustomerOrFail(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const removed = await new RemoveSaved().handle({ kind, id: ctx.params.id, customerId, by })
    if (!removed.ok) throw new errors.E_ROW_NOT_FOUND()
    ctx.session.flash('success', ctx.i18n.t(`customers.own.${kind}_removed`))
    return ctx.response.redirect().status(303).toPath(path)
  }
}
