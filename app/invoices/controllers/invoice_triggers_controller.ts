import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { namesOf } from '#app/identity/queries/names_of'
import { SetTriggers } from '#app/invoices/actions/set_triggers'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { invoiceTriggers } from '#app/invoices/queries/invoice_triggers'
import { TRIGGERS, triggersValidator } from '#app/invoices/validators'

/** When orders of each type are invoiced by themselves. */
export default class InvoiceTriggersController {
  async show({ bouncer, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const mayConfigure = await bouncer.with(InvoicePolicy).allows('configure')
    const triggers = await invoiceTriggers()
    const names = await namesOf(triggers.map(({ changedBy }) => changedBy))
    return view.render('invoices/triggers', { triggers, names, moments: TRIGGERS, mayConfigure })
  }

  async update({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('configure')
    const moments = await request.validateUsing(triggersValidator)
    await new SetTriggers().handle({ moments, by: actorOf(auth.getUserOrFail()) })
    session.flash('success', i18n.t('invoicing.triggers.saved'))
    return response.redirect().status(303).toPath('/desk/invoices/triggers')
  }
}
