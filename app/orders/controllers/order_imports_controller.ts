import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { namesOf } from '#app/identity/queries/names_of'
import { ReceiveSheet } from '#app/orders/actions/receive_sheet'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { importList } from '#app/orders/import_list'
import { importView } from '#app/orders/import_view'
import OrderImport from '#app/orders/models/order_import'
import ImportPolicy from '#app/orders/policies/import_policy'
import { refusedRows } from '#app/orders/queries/refused_rows'
import { SHEET_CAPS } from '#app/platform/sheets/sheet_caps'
import { refuseForm } from '#app/platform/views/form_state'

/** Order sheets: brought in, read in the background, and what became of every row. */
export default class OrderImportsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ImportPolicy).authorize('run')
    return ctx.view.render('orders/imports', { list: await listPage(ctx, importList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(ImportPolicy).authorize('run')
    return exportList(ctx, importList)
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(ImportPolicy).authorize('run')
    const sheet = ctx.request.file('sheet', { size: SHEET_CAPS.bytes })
    if (!sheet?.tmpPath || !sheet.isValid) {
      refuseForm(ctx, { sheet: ctx.i18n.t(sheet ? 'imports.too_large' : 'imports.no_file') })
      return this.index(ctx)
    }
    const user = ctx.auth.getUserOrFail()
    const { importId, isKnown } = await new ReceiveSheet().handle({
      bytes: await readFile(sheet.tmpPath),
      name: sheet.clientName,
      mime: sheet.headers['content-type'] ?? 'application/octet-stream',
      by: actorOf(user),
      authorId: user.id,
    })
    if (isKnown) ctx.session.flash('notice', ctx.i18n.t('imports.known_file'))
    return ctx.response.redirect().status(303).toPath(`/desk/imports/${importId}`)
  }

  async show({ bouncer, i18n, params, request, view }: HttpContext) {
    await bouncer.with(ImportPolicy).authorize('run')
    const sheet = await OrderImport.findOrFail(params.id)
    const page = await refusedRows(sheet, request.input('after'))
    const names = await namesOf([sheet.authorId])
    return view.render('orders/import', {
      sheet: await importView(sheet, i18n),
      refused: page,
      author: names[sheet.authorId],
    })
  }
}
