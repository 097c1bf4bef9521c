import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { productList } from '#app/catalog/product_list'
import { ChangeProduct } from '#app/catalog/actions/change_product'
import { CreateProduct } from '#app/catalog/actions/create_product'
import { productFailureText } from '#app/catalog/failure_texts'
import Product from '#app/catalog/models/product'
import ProductPolicy from '#app/catalog/policies/product_policy'
import { productChoices } from '#app/catalog/product_choices'
import { productStock } from '#app/catalog/queries/product_stock'
import { newProductValidator, productValidator } from '#app/catalog/validators'
import { actorOf } from '#app/identity/models/user'
import { trimDecimal } from '#app/platform/money/decimal'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'

/** What is for sale. */
export default class ProductsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('view')
    return ctx.view.render('catalog/products', { list: await listPage(ctx, productList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('view')
    return exportList(ctx, productList)
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('view')
    const product = await Product.query().where('id', params.id).preload('taxClass').firstOrFail()
    return view.render('catalog/product', { product, stock: await productStock(product.id) })
  }

  async create({ bouncer, i18n, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('edit')
    return view.render('catalog/new_product', productChoices(i18n))
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('edit')
    const form = await validForm(ctx, newProductValidator)
    if (!form) return this.create(ctx)

    const { sku, onHand, ...values } = form
    const created = await new CreateProduct().handle({
      sku,
      onHand,
      values: { ...values, ...emptied(values), isActive: true },
      by: actorOf(ctx.auth.getUserOrFail()),
    })
    if (!created.ok) {
      refuseForm(ctx, productFailureText(created.failure, ctx.i18n))
      return this.create(ctx)
    }
    ctx.session.flash('success', ctx.i18n.t('catalog.created'))
    return ctx.response.redirect().status(303).toPath(`/desk/products/${created.value.id}`)
  }

  async edit({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(ProductPolicy).authorize('edit')
    const product = await Product.findOrFail(params.id)
    const minQuantity = trimDecimal(product.minQuantity)
    return view.render('catalog/edit_product', { product, minQuantity, ...productChoices(i18n) })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('edit')
    const form = await validForm(ctx, productValidator)
    if (!form) return this.edit(ctx)

    const changed = await new ChangeProduct().handle({
      productId: ctx.params.id,
      values: { ...form, ...emptied(form), isActive: form.isActive ?? false },
      by: actorOf(ctx.auth.getUserOrFail()),
    })
    if (!changed.ok) {
      refuseForm(ctx, productFailureText(changed.failure, ctx.i18n))
      return this.edit(ctx)
    }
    ctx.session.flash('success', ctx.i18n.t('catalog.changed'))
    return ctx.response.redirect().status(303).toPath(`/desk/products/${ctx.params.id}`)
  }
}

/** Fields that may be left empty. */
function emptied({ spec, bin }: { spec?: string | null; bin?: string | null }) {
  return { spec: spec ?? null, bin: bin ?? null }
}
