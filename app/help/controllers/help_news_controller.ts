import type { HttpContext } from '@adonisjs/core/http'
import { MarkNewsRead } from '#app/help/actions/mark_news_read'
import { newsFor } from '#app/help/news'
import HelpPolicy from '#app/help/policies/help_policy'

/** What is new; opening the page is reading it. */
export default class HelpNewsController {
  async show({ auth, bouncer, i18n, view }: HttpContext) {
    await bouncer.with(HelpPolicy).authorize('beginHere')
    await new MarkNewsRead().handle(auth.getUserOrFail().id)
    return view.render('help/news', { versions: newsFor(i18n.locale) })
  }
}
