import type { HttpContext } from '@adonisjs/core/http'
import HelpPolicy from '#app/help/policies/help_policy'
import { searchHelp } from '#app/help/search_help'
import { topicsFor } from '#app/help/topics'
import { typedText } from '#app/platform/forms/typed_text'

export default class HelpSearchesController {
  async show({ auth, bouncer, i18n, request, view }: HttpContext) {
    await bouncer.with(HelpPolicy).authorize('browse')
    const text = typedText(request.input('q'))
    const idle = i18n.t('help.search.idle_words').split(',')
    const topics = topicsFor(auth.user ?? null)
    const hits = searchHelp(text, { locale: i18n.locale, topics, idle })
    return view.render('help/search', { text, hits })
  }
}
