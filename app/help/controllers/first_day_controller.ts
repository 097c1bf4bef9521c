import type { HttpContext } from '@adonisjs/core/http'
import HelpPolicy from '#app/help/policies/help_policy'
import { firstDayOf } from '#app/help/queries/first_day_of'

/** What to do on the first day, and what of it is done. */
export default class FirstDayController {
  async show({ auth, bouncer, view }: HttpContext) {
    await bouncer.with(HelpPolicy).authorize('beginHere')
    return view.render('help/first_day', { day: await firstDayOf(auth.getUserOrFail()) })
  }
}
