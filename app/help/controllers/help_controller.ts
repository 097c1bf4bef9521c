import type { HttpContext } from '@adonisjs/core/http'
import { helpGroups } from '#app/help/help_groups'
import HelpPolicy from '#app/help/policies/help_policy'

/** The table of contents: everything that the reader may read, what concerns their roles first. */
export default class HelpController {
  async index({ auth, bouncer, i18n, view }: HttpContext) {
    await bouncer.with(HelpPolicy).authorize('browse')
    return view.render('help/index', { groups: helpGroups(auth.user ?? null, i18n.locale) })
  }
}
