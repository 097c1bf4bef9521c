import type { HttpContext } from '@adonisjs/core/http'
import ArchivePackage from '#app/archive/models/archive_package'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import { packageView } from '#app/archive/report_view'

/** The report of the four properties, to be printed. */
export default class ArchiveReportsController {
  async show({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('view')
    const kept = await ArchivePackage.findOrFail(params.id)
    return view.render('archive/report', packageView(kept, i18n))
  }
}
