import type { HttpContext } from '@adonisjs/core/http'
import { SaveView, SaveViewAgain } from '#app/lists/actions/save_view'
import SavedView from '#app/lists/models/saved_view'
import SavedViewPolicy from '#app/lists/policies/saved_view_policy'
import { changedViewValidator, leftViewValidator, savedViewValidator } from '#app/lists/validators'

/** Views of lists: saved under a name, saved again as they stand now, given up. */
export default class SavedViewsController {
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(SavedViewPolicy).authorize('keep')
    const { list, name, role, path, query, columns, density } =
      await request.validateUsing(savedViewValidator)
    if (role) await bouncer.with(SavedViewPolicy).authorize('share')
    const view = await new SaveView().handle({
      list,
      ownerId: auth.getUserOrFail().id,
      role: role ?? null,
      content: { name, query: query ?? '', columns, density },
      formToken: request.input('_token_once'),
    })
    session.flash('success', i18n.t('lists.views.saved', { name }))
    return response
      .redirect()
      .status(303)
      .toPath(addressOf(path, query, view.id))
  }

  async update({ bouncer, i18n, params, request, response, session }: HttpContext) {
    const view = await SavedView.findOrFail(params.id)
    await bouncer.with(SavedViewPolicy).authorize('change', view)
    const { path, query, columns, density } = await request.validateUsing(changedViewValidator)
    const { name } = view.content
    const content = { name, query: query ?? '', columns, density }
    await new SaveViewAgain().handle({ view, content })
    session.flash('success', i18n.t('lists.views.saved', { name }))
    return response
      .redirect()
      .status(303)
      .toPath(addressOf(path, query, view.id))
  }

  async destroy({ bouncer, i18n, params, request, response, session }: HttpContext) {
    const view = await SavedView.findOrFail(params.id)
    await bouncer.with(SavedViewPolicy).authorize('change', view)
    const { path } = await request.validateUsing(leftViewValidator)
    await view.delete()
    session.flash('success', i18n.t('lists.views.removed', { name: view.content.name }))
    return response.redirect().status(303).toPath(path)
  }
}

function addressOf(path: string, query: string | null | undefined, viewId: string): string {
  const parameters = new URLSearchParams(query ?? '')
  parameters.set('view', viewId)
  return `${path}?${parameters}`
}
