import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { OpenPackageFile } from '#app/archive/actions/open_package_file'
import ArchivePackage from '#app/archive/models/archive_package'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import { actorOf } from '#app/identity/models/user'
import { streamFile } from '#app/platform/views/send_file'

/** A package leaves the house, as a file. */
export default class ArchiveFilesController {
  async show({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('download')
    const kept = await ArchivePackage.findOrFail(params.id)
    const by = actorOf(auth.getUserOrFail())
    const opened = await new OpenPackageFile().handle({ kept, by })
    if (!opened) throw new Exception('no file', { status: 404 })
    return streamFile({ ...opened, mime: 'application/zip' }, response)
  }
}
