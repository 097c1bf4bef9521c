import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import { actorOf } from '#app/identity/models/user'
import { formatYuan } from '#app/platform/money/fen'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { SaveSeller } from '#app/sellers/actions/save_seller'
import { sellerFailureTexts } from '#app/sellers/failure_texts'
import Seller from '#app/sellers/models/seller'
import SellerPolicy from '#app/sellers/policies/seller_policy'
import { FULL_RATE_CHOICES, REMARK_PARTS, TAXPAYER_KINDS } from '#app/sellers/seller_values'
import { channelChoices } from '#app/sellers/seller_views'
import { sellerValidator } from '#app/sellers/validators'

/** The enterprises that issue. */
export default class SellersController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('view')
    const sellers = await Seller.query().orderBy('isDefault', 'desc').orderBy('createdAt')
    return view.render('sellers/index', { sellers })
  }

  async create({ bouncer, i18n, view }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('edit')
    return view.render('sellers/form', { seller: null, ...choices(null, i18n) })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(SellerPolicy).authorize('edit')
    return (await this.#keep(ctx, null)) ?? this.create(ctx)
  }

  async edit({ bouncer, i18n, params, view }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('edit')
    const seller = await Seller.findOrFail(params.id)
    return view.render('sellers/form', { seller, ...choices(seller, i18n) })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with(SellerPolicy).authorize('edit')
    return (await this.#keep(ctx, ctx.params.id)) ?? this.edit(ctx)
  }

  /** Null when the form was refused. */
  async #keep(ctx: HttpContext, sellerId: string | null) {
    const { auth, i18n, response, session } = ctx
    const values = await validForm(ctx, sellerValidator)
    if (!values) return null
    const by = actorOf(auth.getUserOrFail())
    const saved = await new SaveSeller().handle({ sellerId, values, by })
    if (!saved.ok) {
      refuseForm(ctx, sellerFailureTexts(saved.failure, i18n))
      return null
    }
    session.flash('success', i18n.t('sellers.saved'))
    response.redirect().status(303).toPath(`/desk/sellers/${saved.value.id}`)
    return saved.value
  }
}

function choices(seller: Seller | null, i18n: I18n) {
  return {
    taxpayerKinds: TAXPAYER_KINDS,
    channels: channelChoices(seller, i18n),
    fullRateChoices: FULL_RATE_CHOICES,
    remarkParts: REMARK_PARTS,
    invoiceLimit: seller?.invoiceLimitFen ? formatYuan(seller.invoiceLimitFen) : null,
  }
}
