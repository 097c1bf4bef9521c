import type { HttpContext } from '@adonisjs/core/http'
import invoicingConfig from '#config/invoicing'
import { failureText } from '#app/invoices/failure_text'
import { draftedLineView } from '#app/invoices/invoice_line_view'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { checkOrder } from '#app/invoices/queries/check_order'
import { isRefused } from '#app/invoices/rules/judge'
import { ruleViews } from '#app/invoices/rule_views'
import { whyUnasked } from '#app/invoices/title_verdict'
import { isTitleEditable } from '#app/orders/actions/edit_order'
import type Order from '#app/orders/models/order'
import OrderPolicy from '#app/orders/policies/order_policy'
import { invoiceLock } from '#app/orders/queries/invoice_lock'
import { plugins } from '#app/platform/plugins/registry'

/** The dry run of an order's invoice: everything that the rules say, before anything is asked for. */
export default class InvoiceChecksController {
  async show({ bouncer, i18n, params, response, session, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const checked = await checkOrder(params.id)
    if (!checked.ok) {
      session.flash('error', failureText(checked.failure, i18n))
      return response.redirect().status(303).toPath(`/desk/orders/${params.id}`)
    }
    const { order, invoice, verdicts } = checked.value
    return view.render('invoices/check', {
      order,
      invoice,
      buyer: maskedBuyer(invoice.buyer),
      lines: invoice.lines.map((line) => draftedLineView(line, i18n)),
      rules: ruleViews(verdicts, i18n),
      isGood: !isRefused(verdicts),
      objections: verdicts.length,
      ruleSet: invoicingConfig.ruleSet,
      titleCheck: {
        unasked: whyUnasked(invoice.buyer, plugins.find('tax', invoice.channel)?.capabilities),
        verdict: session.flashMessages.get('titleVerdict', null),
        mayMend: (await bouncer.with(OrderPolicy).allows('edit')) && (await isMendable(order)),
      },
      mayIssue: await bouncer.with(InvoicePolicy).allows('issue'),
    })
  }
}

async function isMendable(order: Order): Promise<boolean> {
  return isTitleEditable(order) && (await invoiceLock(order)) === null
}
