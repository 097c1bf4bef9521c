import type { HttpContext } from '@adonisjs/core/http'

/** What staff see first. */
export default class HomeController {
  show({ view }: HttpContext) {
    return view.render('desk/home')
  }
}
