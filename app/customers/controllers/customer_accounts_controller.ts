import type { HttpContext } from '@adonisjs/core/http'
import { LinkAccount } from '#app/customers/actions/link_account'
import Customer from '#app/customers/models/customer'
import CustomerPolicy from '#app/customers/policies/customer_policy'
import { accountLinkValidator } from '#app/customers/validators'
import { actorOf } from '#app/identity/models/user'

/** The account with which a known customer signs in. */
export default class CustomerAccountsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(CustomerPolicy).authorize('change')
    const { login } = await request.validateUsing(accountLinkValidator)
    const { id: customerId } = await Customer.findOrFail(params.id)
    const by = actorOf(auth.getUserOrFail())
    const linked = await new LinkAccount().handle({ customerId, login, by })
    if (linked.ok) session.flash('success', i18n.t('customers.account.linked'))
    else session.flash('error', i18n.t(`customers.account.${linked.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/customers/${customerId}`)
  }
}
