import type { HttpContext } from '@adonisjs/core/http'
import { sectionView } from '#app/credits/credit_views'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { creditsOfInvoice } from '#app/credits/queries/credits_of_invoice'
import { invoiceView } from '#app/invoices/invoice_view'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { invoicePage } from '#app/invoices/queries/invoice_page'

/** One invoice, and what became of it. */
export default class InvoicePagesController {
  async show({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const mayIssue = await bouncer.with(InvoicePolicy).allows('issue')
    const mayCredit = await bouncer.with(CreditPolicy).allows('credit')
    const page = await invoicePage(params.id)
    const credits = sectionView(await creditsOfInvoice(page.invoice), i18n)
    return view.render('invoices/show', {
      ...invoiceView(page, i18n),
      mayIssue,
      mayCredit,
      credits,
    })
  }
}
