import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { OpenArchivedDocument } from '#app/archive/actions/open_archived_document'
import type { ArchivedFormat } from '#app/archive/format'
import ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import { actorOf } from '#app/identity/models/user'
import { sendFile } from '#app/platform/views/send_file'

const MIMES: Record<ArchivedFormat, string> = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
}

/** One document, out of its package. */
export default class ArchivedDocumentsController {
  async show({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('download')
    const entry = await ArchiveEntry.findOrFail(params.id)
    const format: ArchivedFormat = params.format
    const by = actorOf(auth.getUserOrFail())
    const bytes = await new OpenArchivedDocument().handle({ entry, format, by })
    if (!bytes) throw new Exception('no such document', { status: 404 })
    const name = `dzfp_${entry.invoiceNumber}.${format}`
    return sendFile({ bytes, name, mime: MIMES[format] }, response)
  }
}
