import { errors, type HttpContext } from '@adonisjs/core/http'
import { shelfOf } from '#app/help/library'
import HelpPolicy from '#app/help/policies/help_policy'
import { isPublic, topicOf, topicsFor } from '#app/help/topics'

/** One article. Whoever is not signed in signs in first to read one for staff. */
export default class HelpTopicsController {
  async show({ auth, bouncer, i18n, params, request, view }: HttpContext) {
    const topic = topicOf(params.topic)
    if (!topic) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    if (!isPublic(topic)) await auth.authenticate()
    await bouncer.with(HelpPolicy).authorize('read', topic)

    const shelf = shelfOf(i18n.locale)
    const readable = topicsFor(auth.user ?? null)
    const at = readable.indexOf(topic)
    return view.render('help/topic', {
      page: shelf.get(topic.key),
      previous: shelf.get(readable[at - 1]?.key),
      next: shelf.get(readable[at + 1]?.key),
      related: readable
        .filter(({ key }) => topic.related.includes(key))
        .map(({ key }) => shelf.get(key)),
    })
  }
}
