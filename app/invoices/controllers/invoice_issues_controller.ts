import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { IssueInvoice } from '#app/invoices/actions/issue_invoice'
import { RedraftInvoice } from '#app/invoices/actions/redraft_invoice'
import { ResumeInvoices } from '#app/invoices/actions/resume_invoices'
import { failureText } from '#app/invoices/failure_text'
import Invoice from '#app/invoices/models/invoice'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'

/** Staff let an invoice be issued: a draft is asked for, a refused one is drafted anew from its order. */
export default class InvoiceIssuesController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const { id: invoiceId, state } = await Invoice.findOrFail(params.id)
    const by = actorOf(auth.getUserOrFail())
    const shown = response.redirect().status(303)

    if (state === 'refused') {
      const drafted = await new RedraftInvoice().handle({ invoiceId, by })
      if (drafted.ok) session.flash('success', i18n.t(`invoices.done.redrafted`))
      else session.flash('error', failureText(drafted.failure, i18n))
      return shown.toPath(`/desk/invoices/${drafted.ok ? drafted.value.invoiceId : invoiceId}`)
    }
    if (state === 'waiting') {
      await new ResumeInvoices().handle({ invoiceIds: [invoiceId], by })
      session.flash('notice', i18n.t('invoices.done.draft'))
      return shown.toPath(`/desk/invoices/${invoiceId}`)
    }
    const issued = await new IssueInvoice().handle({ invoiceId, by })
    if (issued.ok) session.flash('notice', i18n.t(`invoices.done.${issued.value.state}`))
    else session.flash('error', failureText(issued.failure, i18n))
    return shown.toPath(`/desk/invoices/${invoiceId}`)
  }
}
