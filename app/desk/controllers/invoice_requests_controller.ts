import type { HttpContext } from '@adonisjs/core/http'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { askedInvoices } from '#app/desk/queries/asked_invoices'
import { actorOf } from '#app/identity/models/user'
import { DeclineInvoiceRequest } from '#app/invoices/actions/decline_invoice_request'
import { MeetInvoiceRequest } from '#app/invoices/actions/meet_invoice_request'
import { failureText } from '#app/invoices/failure_text'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Invoices and titles that customers ask for after the fact, and the answers to invoices. */
export default class InvoiceRequestsController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const mayAnswer = await bouncer.with(InvoicePolicy).allows('issue')
    const mayCorrect = await bouncer.with(CreditPolicy).allows('credit')
    const asked = await askedInvoices()
    return view.render('desk/invoice_requests', { ...asked, mayAnswer, mayCorrect })
  }

  async meet({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by = actorOf(auth.getUserOrFail())
    const met = await new MeetInvoiceRequest().handle({ requestId: params.id, by })
    const shown = response.redirect().status(303)
    if (met.ok) {
      session.flash('success', i18n.t(`invoices.done.${met.value.state}`))
      return shown.toPath(`/desk/invoices/${met.value.invoiceId}`)
    }
    const { failure } = met
    const isOwn =
      failure.type === 'decided' || failure.type === 'order_fixed' || failure.type === 'rules'
    session.flash(
      'error',
      isOwn ? i18n.t(`invoice_requests.failures.${failure.type}`) : failureText(failure, i18n)
    )
    return shown.toPath('/desk/invoice-requests')
  }

  async decline({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const by = actorOf(auth.getUserOrFail())
    const reason = String(request.input('reason') ?? '')
    const declined = await new DeclineInvoiceRequest().handle({ requestId: params.id, reason, by })
    if (declined.ok) session.flash('success', i18n.t('invoice_requests.told'))
    else session.flash('error', i18n.t(`invoice_requests.failures.${declined.failure.type}`))
    return response.redirect().status(303).toPath('/desk/invoice-requests')
  }
}
