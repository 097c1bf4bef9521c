import type { HttpContext } from '@adonisjs/core/http'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { choiceFields, readChoice } from '#app/issuing/batch_choice'

/** Orders that were chosen in a list go on to a batch, or to one invoice together. */
export default class SelectionsController {
  async store({ bouncer, request, response }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const { ids, to } = request.only(['ids', 'to'])
    const chosen = new URLSearchParams(choiceFields(readChoice({ ids })))
    const page = to === 'merge' ? '/desk/invoices/merge' : '/desk/invoices/batches/new'
    return response.redirect().status(303).toPath(`${page}?${chosen}`)
  }
}
