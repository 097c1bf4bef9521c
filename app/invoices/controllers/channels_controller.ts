import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { WatchChannel } from '#app/invoices/actions/watch_channel'
import InvoicePolicy from '#app/invoices/policies/invoice_policy'
import { channelOverview } from '#app/invoices/queries/channel_overview'
import { CheckChannel } from '#app/sellers/actions/check_channel'

/** What the tax side says of each seller: who is signed in, and what may still be issued. */
export default class ChannelsController {
  async index({ bouncer, view }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('view')
    const mayIssue = await bouncer.with(InvoicePolicy).allows('issue')
    return view.render('invoices/channels', { channels: await channelOverview(), mayIssue })
  }

  /** Asks now. */
  async update({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(InvoicePolicy).authorize('issue')
    const sellerId: string = params.id
    const by = actorOf(auth.getUserOrFail())
    const checked = await new CheckChannel().handle({ sellerId, by })
    if (checked.ok) await new WatchChannel().handle({ sellerId })
    const told = checked.ok ? checked.value.state : checked.failure.type
    session.flash(told === 'connected' ? 'success' : 'error', i18n.t(`invoicing.checked.${told}`))
    return response.redirect().status(303).toPath('/desk/invoices/channels')
  }
}
