import type { HttpContext } from '@adonisjs/core/http'
import { PRIVACY_NOTICE, PRIVACY_PARTS } from '#app/customers/privacy_notice'

/** What we do with the data of people. */
export default class PrivacyNoticesController {
  show({ view }: HttpContext) {
    return view.render('customers/privacy', { day: PRIVACY_NOTICE, parts: PRIVACY_PARTS })
  }
}
