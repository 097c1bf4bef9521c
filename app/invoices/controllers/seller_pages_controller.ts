import type { HttpContext } from '@adonisjs/core/http'
import { channelsOf } from '#app/invoices/queries/channel_overview'
import { certificateView } from '#app/sellers/certificate_views'
import Seller from '#app/sellers/models/seller'
import SellerPolicy from '#app/sellers/policies/seller_policy'
import { REMARK_PARTS } from '#app/sellers/seller_values'
import { paperView } from '#app/sellers/seller_views'

/** An enterprise that issues, and how it stands with the tax side: how much is left this month, who is signed in. */
export default class SellerPagesController {
  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('view')
    const seller = await Seller.query()
      .where('id', params.id)
      .preload('certificates', (all) => all.orderBy('createdAt', 'desc').orderBy('purpose'))
      .preload('qualifications', (papers) => papers.preload('file').orderBy('createdAt', 'desc'))
      .firstOrFail()
    const [channel] = await channelsOf([seller])
    return view.render('sellers/show', {
      seller,
      channel,
      certificates: seller.certificates.map(certificateView),
      printed: REMARK_PARTS.filter((part) => seller[part]),
      papers: seller.qualifications.map(paperView),
    })
  }
}
