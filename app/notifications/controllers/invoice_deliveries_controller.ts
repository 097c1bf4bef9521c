import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { undeliveredInvoices } from '#app/invoices/queries/undelivered_invoices'
import { SendInvoiceTo } from '#app/notifications/actions/send_invoice_to'
import MessagePolicy from '#app/notifications/policies/message_policy'
import { invoiceDeliveries } from '#app/notifications/queries/invoice_deliveries'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

const validator = vine.create({ email: vine.string().trim().maxLength(254).email() })
const MOST_UNDELIVERED = 100

/** To whom an issued invoice was sent and what became of it; and the ones that reached nobody. */
export default class InvoiceDeliveriesController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const invoices = await undeliveredInvoices(MOST_UNDELIVERED)
    return view.render('notifications/undelivered', { invoices })
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const page = await invoiceDeliveries(params.id)
    const maySend = await bouncer.with(MessagePolicy).allows('sendInvoices')
    return view.render('notifications/deliveries', { ...page, maySend })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, request, response, session } = ctx
    await bouncer.with(MessagePolicy).authorize('sendInvoices')
    const form = await validForm(ctx, validator)
    if (!form) return this.show(ctx)
    const { invoice } = await invoiceDeliveries(params.id)
    const formToken: unknown = request.input('_token_once')
    const mail = { to: form.email, channel: 'mail' as const }
    const by = actorOf(auth.getUserOrFail())
    const sent = await new SendInvoiceTo().handle({ invoice, ...mail, by, formToken })
    if (!sent.ok) {
      refuseForm(ctx, { email: i18n.t(`invoice_delivery.problems.${sent.failure.type}`) })
      return this.show(ctx)
    }
    session.flash('success', i18n.t('invoice_delivery.queued'))
    return response.redirect().status(303).toPath(`/desk/invoices/${params.id}`)
  }
}
