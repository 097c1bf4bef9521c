import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { SteerBatch } from '#app/issuing/actions/steer_batch'
import { batchStepValidator } from '#app/issuing/validators'

/** Somebody pauses a batch, lets it go on, or tries again what failed. */
export default class BatchStepsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const { verb } = await request.validateUsing(batchStepValidator)
    const by = actorOf(auth.getUserOrFail())
    const steered = await new SteerBatch().handle({ batchId: params.id, verb, by })
    if (steered.ok) session.flash('notice', i18n.t(`issuing.done.${verb}`))
    else session.flash('error', i18n.t(`issuing.failures.${steered.failure.type}`))
    return response.redirect().status(303).toPath(`/desk/invoices/batches/${params.id}`)
  }
}
