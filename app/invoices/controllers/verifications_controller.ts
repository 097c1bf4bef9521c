import type { HttpContext } from '@adonisjs/core/http'
import { VerifyInvoice } from '#app/invoices/actions/verify_invoice'
import { takeQuestion } from '#app/invoices/verification_limit'
import { readQuestion } from '#app/invoices/verification_question'
import { refuseForm } from '#app/platform/views/form_state'

/** Anybody who holds an invoice asks whether it was issued here. Open to the public, a few times a minute. */
export default class VerificationsController {
  create({ view }: HttpContext) {
    return view.render('invoices/verify', { result: null })
  }

  async store(ctx: HttpContext) {
    const { i18n, request, view } = ctx
    await takeQuestion(request.ip())
    const { figures, wrong } = readQuestion(request.all())
    if (figures === null) {
      const errors = wrong.map((field) => [field, i18n.t(`invoices.verify.wrong.${field}`)])
      refuseForm(ctx, Object.fromEntries(errors))
      return view.render('invoices/verify', { result: null })
    }
    const result = await new VerifyInvoice().handle(figures)
    view.share({ formValues: request.all() })
    return view.render('invoices/verify', { result })
  }
}
