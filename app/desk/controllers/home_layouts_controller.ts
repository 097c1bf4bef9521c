import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { ArrangeHome } from '#app/desk/actions/arrange_home'
import { LAYOUT_ACTS } from '#app/desk/home_layout'
import { placedWidgets } from '#app/desk/queries/placed_widgets'
import { widgetsFor } from '#app/desk/widgets/index'

const validator = vine.create({
  act: vine.enum(LAYOUT_ACTS),
  widget: vine.string().maxLength(60).optional(),
})

/** Everybody arranges their own home page: moves parts up and down, hides them and shows them again. */
export default class HomeLayoutsController {
  async edit({ auth, view }: HttpContext) {
    const widgets = await placedWidgets(auth.getUserOrFail())
    return view.render('desk/home_layout', {
      shown: widgets.filter(({ isHidden }) => !isHidden),
      hidden: widgets.filter(({ isHidden }) => isHidden),
    })
  }

  async update({ auth, request, response }: HttpContext) {
    const { act, widget = '' } = await request.validateUsing(validator)
    const viewer = auth.getUserOrFail()
    const known = widgetsFor(viewer).map(({ key }) => key)
    await new ArrangeHome().handle({ userId: viewer.id, known, act, key: widget })
    return response.redirect().status(303).toPath('/desk/home-layout')
  }
}
