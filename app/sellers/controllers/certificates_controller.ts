import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import { actorOf } from '#app/identity/models/user'
import { MakeCertificates } from '#app/sellers/actions/make_certificates'
import SellerPolicy from '#app/sellers/policies/seller_policy'

/** What documents of an enterprise are signed with. */
export default class CertificatesController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('edit')
    const by = actorOf(auth.getUserOrFail())
    const made = await new MakeCertificates().handle({
      sellerId: params.id,
      onlyMissing: false,
      by,
    })
    if (!made.ok) throw new errors.E_ROW_NOT_FOUND()
    session.flash('success', i18n.t('certificates.made'))
    return response.redirect().status(303).toPath(`/desk/sellers/${params.id}`)
  }
}
