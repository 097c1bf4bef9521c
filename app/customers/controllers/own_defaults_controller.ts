import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import { ChooseDefault } from '#app/customers/actions/choose_default'
import { ownCustomerOrFail } from '#app/customers/controllers/own_customer'
import type { SavedKind } from '#app/customers/saved_entries'
import { actorOf } from '#app/identity/models/user'

/** Customers choose which address or invoice title of theirs comes first. */
export default class OwnDefaultsController {
  address(ctx: HttpContext) {
    return this.#choose(ctx, 'address', '/my/addresses')
  }

  title(ctx: HttpContext) {
    return this.#choose(ctx, 'title', '/my/titles')
  }

  async #choose(ctx: HttpContext, kind: SavedKind, path: string) {
    const { id: customerId } = await ownCustomerOrFail(ctx)
    const by = actorOf(ctx.auth.getUserOrFail())
    const chosen = await new ChooseDefault().handle({ kind, id: ctx.params.id, customerId, by })
    if (!chosen.ok) throw new errors.E_ROW_NOT_FOUND()
    ctx.session.flash('success', ctx.i18n.t(`customers.own.${kind}_made_default`))
    return ctx.response.redirect().status(303).toPath(path)
  }
}
