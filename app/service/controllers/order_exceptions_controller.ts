import type { HttpContext } from '@adonisjs/core/http'
import { RaiseException } from '#app/service/actions/raise_exception'
import CasePolicy from '#app/service/policies/case_policy'
import { noteValidator } from '#app/service/validators'

/** Orders that cannot go their usual way. */
export default class OrderExceptionsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(CasePolicy).authorize('raise')
    const { note } = await request.validateUsing(noteValidator)
    const by = { kind: 'staff' as const, id: auth.getUserOrFail().id }
    const raised = await new RaiseException().handle({
      orderId: params.id,
      text: note,
      by,
      formToken: request.input('_token_once'),
    })
    session.flash('success', i18n.t('service.exception.raised'))
    const mayWork = await bouncer.with(CasePolicy).allows('work')
    const place = mayWork ? `/desk/cases/${raised.id}` : `/desk/orders/${params.id}`
    return response.redirect().status(303).toPath(place)
  }
}
