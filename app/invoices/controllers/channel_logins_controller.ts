import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { StartLogin } from '#app/sellers/actions/start_login'
import Seller from '#app/sellers/models/seller'
import { loginOf } from '#app/sellers/queries/login_of'

/** The person who issues signs in at the tax side: a code is shown, and the page waits until it was scanned. */
export default class ChannelLoginsController {
  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const seller = await Seller.findOrFail(params.id)
    return view.render('invoices/channel_login', { seller, login: await loginOf(seller.id) })
  }

  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by = actorOf(auth.getUserOrFail())
    const started = await new StartLogin().handle({ sellerId: params.id, by })
    if (!started.ok) session.flash('error', i18n.t(`invoicing.login.${started.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/invoices/channels/${params.id}/login`)
  }
}
