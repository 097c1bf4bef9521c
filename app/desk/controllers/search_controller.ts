import type { HttpContext } from '@adonisjs/core/http'
import SearchPolicy from '#app/desk/policies/search_policy'
import { searchDesk } from '#app/desk/queries/search_desk'
import { SEARCH_GROUPS, type SearchGroup } from '#app/desk/search_groups'
import { typedText } from '#app/platform/forms/typed_text'

/** The one search box of the desk. */
export default class SearchController {
  async show({ bouncer, request, view }: HttpContext) {
    await bouncer.with(SearchPolicy).authorize('use')
    const groups: SearchGroup[] = []
    for (const group of SEARCH_GROUPS) {
      if (await bouncer.with(SearchPolicy).allows('searchIn', group)) groups.push(group)
    }
    const text = typedText(request.input('q'))
    return view.render('desk/search', {
      text,
      isNowhere: groups.length === 0,
      ...(await searchDesk(text, groups)),
    })
  }
}
