import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/lucid'
import { actorOf } from '#app/identity/models/user'
import { CheckChannel } from '#app/sellers/actions/check_channel'
import SellerPolicy from '#app/sellers/policies/seller_policy'

/** Staff ask now whether the tax side lets an enterprise issue. */
export default class ChannelChecksController {
  async store({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('edit')
    const by = actorOf(auth.getUserOrFail())
    const checked = await new CheckChannel().handle({ sellerId: params.id, by })
    if (!checked.ok && checked.failure.type === 'missing') throw new errors.E_ROW_NOT_FOUND()
    if (!checked.ok) session.flash('error', i18n.t('sellers.channel.check_not_offered'))
    else if (checked.value.state === 'connected')
      session.flash('success', i18n.t('sellers.channel.is_connected'))
    else session.flash('error', i18n.t(`sellers.channel.remedies.${checked.value.state}`))
    return response.redirect().status(303).toPath(`/desk/sellers/${params.id}`)
  }
}
