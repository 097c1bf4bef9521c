import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { CheckTitle } from '#app/invoices/actions/check_title'
import { failureText } from '#app/invoices/failure_text'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { mayCheckTitle } from '#app/invoices/title_check_limit'

/** Staff let the tax side be asked whether the title of an order is right. */
export default class TitleChecksController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const user = auth.getUserOrFail()
    const page = response.redirect().status(303)
    if (!(await mayCheckTitle(user.id))) {
      session.flash('error', i18n.t('title_check.too_many'))
      return page.toPath(`/desk/orders/${params.id}/invoice-check`)
    }
    const checked = await new CheckTitle().handle({ orderId: params.id, by: actorOf(user) })
    if (checked.ok) session.flash('titleVerdict', checked.value)
    else session.flash('error', failureText(checked.failure, i18n))
    return page.toPath(`/desk/orders/${params.id}/invoice-check`)
  }
}
