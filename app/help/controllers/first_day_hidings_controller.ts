import type { HttpContext } from '@adonisjs/core/http'
import { HideFirstDay } from '#app/help/actions/hide_first_day'
import HelpPolicy from '#app/help/policies/help_policy'
import { firstDayHidingValidator } from '#app/help/validators'
import { homeOf } from '#app/identity/landing'

export default class FirstDayHidingsController {
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(HelpPolicy).authorize('beginHere')
    const person = auth.getUserOrFail()
    const { hidden } = await request.validateUsing(firstDayHidingValidator)
    await new HideFirstDay().handle({ userId: person.id, isHidden: hidden })
    session.flash('success', i18n.t(hidden ? 'help.first_day.hidden' : 'help.first_day.back'))
    return response
      .redirect()
      .status(303)
      .toPath(hidden ? homeOf(person) : '/help/first-day')
  }
}
