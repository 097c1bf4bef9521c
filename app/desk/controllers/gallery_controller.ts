import type { HttpContext } from '@adonisjs/core/http'
import { gallerySamples } from '#app/desk/gallery_samples'
import { refuseForm } from '#app/platform/views/form_state'

/** Every component of the house in all its states, for those who build pages. Not in production. */
export default class GalleryController {
  async index({ view, i18n }: HttpContext) {
    return view.render(
      'ui/index',
      gallerySamples((key) => i18n.t(`gallery.${key}`))
    )
  }

  /** Answers as a form with mistakes does. */
  async store(ctx: HttpContext) {
    const wrong = (key: string) => ctx.i18n.t(`gallery.form.${key}`)
    refuseForm(ctx, { recipient: wrong('recipient_missing'), mobile: wrong('mobile_wrong') })
    return this.index(ctx)
  }
}
