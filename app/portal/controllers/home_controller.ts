import type { HttpContext } from '@adonisjs/core/http'
import OrderPolicy from '#app/orders/policies/order_policy'
import { customerOfUser } from '#app/orders/queries/find_customers'
import { homeView } from '#app/portal/home_view'
import { ownHome } from '#app/portal/queries/own_home'

/** What customers see first: what needs them, what is on its way, what has come. */
export default class HomeController {
  async show({ auth, bouncer, i18n, view }: HttpContext) {
    await bouncer.with(OrderPolicy).authorize('useOwn')
    const customer = await customerOfUser(auth.getUserOrFail().id)
    const home = customer && homeView(await ownHome(customer), i18n)
    return view.render('portal/home', { home })
  }
}
