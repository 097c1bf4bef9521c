import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { ImportProducts } from '#app/catalog/actions/import_products'
import { importFailureText } from '#app/catalog/failure_texts'
import ProductPolicy from '#app/catalog/policies/product_policy'
import { readProductCsv } from '#app/catalog/product_csv'
import { actorOf } from '#app/identity/models/user'
import { refuseForm } from '#app/platform/views/form_state'

/** A catalogue from a file, whole or not at all. */
export default class ProductImportsController {
  async create({ bouncer, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('edit')
    return view.render('catalog/product_import')
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('edit')
    const file = ctx.request.file('file', { size: '5mb' })
    if (!file?.tmpPath || !file.isValid) {
      refuseForm(ctx, { file: ctx.i18n.t('catalog.import.file_wrong') })
      return this.create(ctx)
    }
    const read = await readProductCsv(await readFile(file.tmpPath))
    const by = actorOf(ctx.auth.getUserOrFail())
    const imported = read.ok
      ? await new ImportProducts().handle({ rows: read.value, known: 'renew', by })
      : read
    if (!imported.ok) {
      refuseForm(ctx, { file: importFailureText(imported.failure, ctx.i18n) })
      return this.create(ctx)
    }
    ctx.session.flash('success', ctx.i18n.t('catalog.import.done', { ...imported.value }))
    return ctx.response.redirect().status(303).toPath('/desk/products')
  }
}
