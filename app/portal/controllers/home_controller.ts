import type { HttpContext } from '@adonisjs/core/http'

/** What customers see first. */
export default class HomeController {
  show({ view }: HttpContext) {
    return view.render('portal/home')
  }
}
