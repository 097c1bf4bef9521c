import type { HttpContext } from '@adonisjs/core/http'
import { placedWidgets } from '#app/desk/queries/placed_widgets'

/** What staff see first: the work that waits for them, as they have arranged it. */
export default class HomeController {
  async show({ auth, view }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const widgets = await placedWidgets(viewer)
    const shown = widgets.filter(({ isHidden }) => !isHidden)
    const loaded = await Promise.all(
      shown.map(async (widget) => ({ ...widget, content: await widget.load(viewer) }))
    )
    return view.render('desk/home', { widgets: loaded, hasWidgets: widgets.length > 0 })
  }
}
