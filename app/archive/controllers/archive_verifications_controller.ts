import type { HttpContext } from '@adonisjs/core/http'
import ArchivePackage from '#app/archive/models/archive_package'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import VerifyPackageTask from '#app/archive/tasks/verify_package'
import { actorOf } from '#app/identity/models/user'
import { addJobs } from '#app/platform/queue/jobs'

/** A package is to be read again now; the worker does it. */
export default class ArchiveVerificationsController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('build')
    const { id: packageId } = await ArchivePackage.findOrFail(params.id)
    const payload = { packageId, by: actorOf(auth.getUserOrFail()) }
    const id = `archive-verify-${packageId}`
    await addJobs([{ queue: 'documents', task: VerifyPackageTask.id, payload, id }])
    session.flash('success', i18n.t('archive.verify.begun'))
    return response.redirect().status(303).toPath(`/desk/archive/${packageId}`)
  }
}
