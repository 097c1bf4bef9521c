import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { AdjustStock } from '#app/catalog/actions/adjust_stock'
import { stockFailureText } from '#app/catalog/failure_texts'
import Product from '#app/catalog/models/product'
import ProductPolicy from '#app/catalog/policies/product_policy'
import { productStock } from '#app/catalog/queries/product_stock'
import { STOCK_REASONS } from '#app/catalog/stock_reasons'
import { stockAdjustmentValidator } from '#app/catalog/validators'
import { actorOf } from '#app/identity/models/user'
import { spendOnce } from '#app/platform/forms/spend_once'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** Corrections of what lies in the warehouse. */
export default class StockAdjustmentsController {
  async create({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('edit')
    const product = await Product.findOrFail(params.id)
    const reasons = Object.keys(STOCK_REASONS).map((value) => ({
      value,
      label: i18n.t(`catalog.stock.reasons.${value}`),
    }))
    const stock = await productStock(product.id)
    return view.render('catalog/stock_adjustment', { product, stock, reasons })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('edit')
    const form = await validForm(ctx, stockAdjustmentValidator)
    if (!form) return this.create(ctx)

    const path = `/desk/products/${ctx.params.id}`
    const adjustment = { ...form, productId: ctx.params.id, by: actorOf(ctx.auth.getUserOrFail()) }
    const adjusted = await db.transaction(async (trx) => {
      const spending = await spendOnce(ctx.request.input('_token_once'), trx, path)
      return spending === 'fresh' ? new AdjustStock().handle(adjustment, trx) : null
    })
    if (adjusted && !adjusted.ok) {
      refuseForm(ctx, stockFailureText(adjusted.failure, ctx.i18n))
      return this.create(ctx)
    }
    ctx.session.flash('success', ctx.i18n.t('catalog.stock.adjusted'))
    return ctx.response.redirect().status(303).toPath(path)
  }
}
