import type { HttpContext } from '@adonisjs/core/http'
import { entryList } from '#app/archive/entry_list'
import ArchiveEntry from '#app/archive/models/archive_entry'
import ArchivePackage from '#app/archive/models/archive_package'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import { buyerView } from '#app/archive/buyer_view'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'

/** Archived invoices, read only. */
export default class ArchivedInvoicesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ArchivePolicy).authorize('view')
    return ctx.view.render('archive/invoices', { list: await listPage(ctx, entryList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(ArchivePolicy).authorize('view')
    return exportList(ctx, entryList)
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('view')
    const entry = await ArchiveEntry.findOrFail(params.id)
    const kept = await ArchivePackage.findOrFail(entry.packageId)
    const mayDownload = await bouncer.with(ArchivePolicy).allows('download')
    return view.render('archive/invoice', {
      ...{ entry, kept, mayDownload },
      buyer: buyerView(entry.buyerParty),
    })
  }
}
