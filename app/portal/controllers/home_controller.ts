import type { HttpContext } from '@adonisjs/core/http'

/** What customers see first: their orders. */
export default class HomeController {
  show({ response, session }: HttpContext) {
    session.reflash()
    return response.redirect().status(303).toPath('/my/orders')
  }
}
