import type { HttpContext } from '@adonisjs/core/http'
import { waitingWork } from '#app/desk/queries/waiting_work'

/** What staff see first: the work that waits for them. */
export default class HomeController {
  async show({ auth, view }: HttpContext) {
    return view.render('desk/home', { work: await waitingWork(auth.getUserOrFail()) })
  }
}
