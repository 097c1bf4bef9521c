import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { ownInvoice } from '#app/invoices/queries/own_invoices'
import { SendInvoiceTo } from '#app/notifications/actions/send_invoice_to'
import { maySendInvoice } from '#app/notifications/invoice_sending_limit'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import InvoicePageController from '#app/portal/controllers/invoice_page_controller'
import { invoiceSendingValidator } from '#app/portal/validators'

/** The customer has an invoice sent to another address, a few times an hour. */
export default class InvoiceSendingsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with(InvoicePolicy).authorize('viewOwn')
    const user = ctx.auth.getUserOrFail()
    const invoice = await ownInvoice(user, ctx.params.id)
    const form = await validForm(ctx, invoiceSendingValidator)
    if (!form) return new InvoicePageController().show(ctx)
    if (!(await maySendInvoice(user.id))) return this.#refuse(ctx, 'too_often')
    const formToken: unknown = ctx.request.input('_token_once')
    const mail = { to: form.email, channel: 'mail' as const }
    const input = { invoice, ...mail, by: actorOf(user), formToken }
    const sent = await new SendInvoiceTo().handle(input)
    if (!sent.ok) return this.#refuse(ctx, sent.failure.type)
    ctx.session.flash('success', ctx.i18n.t('portal.invoice.sent', { email: form.email }))
    return ctx.response.redirect().status(303).toPath(`/my/invoices/${invoice.id}`)
  }

  #refuse(ctx: HttpContext, problem: 'too_often' | 'not_issued') {
    refuseForm(ctx, { email: ctx.i18n.t(`portal.invoice.problems.${problem}`) })
    return new InvoicePageController().show(ctx)
  }
}
