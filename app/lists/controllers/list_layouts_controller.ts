import type { HttpContext } from '@adonisjs/core/http'
import { KeepLayout } from '#app/lists/actions/keep_layout'
import { moveColumn } from '#app/lists/layout'
import SavedViewPolicy from '#app/lists/policies/saved_view_policy'
import { layoutValidator } from '#app/lists/validators'

/** Columns and density of a list, for one person from now on. */
export default class ListLayoutsController {
  async store({ auth, bouncer, params, request, response }: HttpContext) {
    await bouncer.with(SavedViewPolicy).authorize('keep')
    const form = await request.validateUsing(layoutValidator)
    const columns = form.reset ? [] : moveColumn(form.columns ?? [], form.move)
    await new KeepLayout().handle({
      list: params.list,
      userId: auth.getUserOrFail().id,
      columns,
      density: form.density,
    })
    const address = form.query ? `${form.path}?${form.query}` : form.path
    return response.redirect().status(303).toPath(address)
  }
}
