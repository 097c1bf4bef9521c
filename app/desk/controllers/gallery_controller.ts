import type { HttpContext } from '@adonisjs/core/http'
import { galleryList } from '#app/desk/gallery_list'
import { gallerySamples } from '#app/desk/gallery_samples'
import { listPage } from '#app/lists/controllers/list_page'
import { refuseForm } from '#app/platform/views/form_state'

/** Every component of the house in all its states, for those who build pages. Not in production. */
export default class GalleryController {
  async index(ctx: HttpContext) {
    const samples = gallerySamples((key) => ctx.i18n.t(`gallery.${key}`))
    // The sheet of this list would have no address.
    const list = { ...(await listPage(ctx, galleryList)), exports: [] }
    return ctx.view.render('ui/index', { ...samples, list })
  }

  /** Leaves the messages that an action leaves, one of each kind. */
  async tell({ session, response, i18n }: HttpContext) {
    for (const kind of ['success', 'warning', 'error', 'notice'])
      session.flash(kind, i18n.t(`gallery.flash.${kind}`))
    return response.redirect().toPath('/ui')
  }

  /** Answers as a form with mistakes does. */
  async store(ctx: HttpContext) {
    const wrong = (key: string) => ctx.i18n.t(`gallery.form.${key}`)
    refuseForm(ctx, { recipient: wrong('recipient_missing'), mobile: wrong('mobile_wrong') })
    return this.index(ctx)
  }
}
