import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { maskedBuyer } from '#app/invoices/masked_buyer'
import { inReadingOrder } from '#app/notifications/attached_files'
import { NoteLinkOpening } from '#app/notifications/actions/note_link_opening'
import { RenewInvoiceLink } from '#app/notifications/actions/renew_invoice_link'
import { keepPrivate } from '#app/notifications/controllers/private_answer'
import { takeLinkOpening } from '#app/notifications/link_limit'
import { linkedInvoice } from '#app/notifications/queries/linked_invoice'

/** The way to one invoice that a letter or text message carries, for whoever holds it, for a few days. */
export default class InvoiceLinksController {
  async show(ctx: HttpContext) {
    const { params, response, view } = ctx
    const { link, invoice } = await foundBy(ctx)
    if (link.standing !== 'open') {
      response.status(410)
      return view.render('notifications/link_over', {
        token: params.token,
        standing: link.standing,
      })
    }
    await new NoteLinkOpening().handle(link)
    return view.render('notifications/link', {
      token: params.token,
      link,
      invoice,
      buyer: maskedBuyer(invoice.buyerDetails),
      formats: inReadingOrder(invoice.documents.map(({ format }) => format)),
    })
  }

  /** A new link, to the address of the old one. */
  async renew(ctx: HttpContext) {
    const { i18n, params, request, response, session } = ctx
    const found = await foundBy(ctx)
    const formToken: unknown = request.input('_token_once')
    const renewed = await new RenewInvoiceLink().handle({ ...found, formToken })
    if (renewed.ok) session.flash('success', i18n.t('invoice_link.renewed'))
    else session.flash('error', i18n.t(`invoice_link.problems.${renewed.failure.type}`))
    return response.redirect().status(303).toPath(`/i/${params.token}`)
  }
}

async function foundBy(ctx: HttpContext) {
  keepPrivate(ctx)
  await takeLinkOpening(ctx.request.ip())
  const found = await linkedInvoice(ctx.params.token)
  if (found === null) throw new Exception('no such link', { status: 404 })
  return found
}
