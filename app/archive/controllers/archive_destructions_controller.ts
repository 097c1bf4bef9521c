import type { HttpContext } from '@adonisjs/core/http'
import { DestroyPackage } from '#app/archive/actions/destroy_package'
import { KeepPackage } from '#app/archive/actions/keep_package'
import { RequestDestruction } from '#app/archive/actions/request_destruction'
import { failureText } from '#app/archive/failure_text'
import ArchivePolicy from '#app/archive/policies/archive_policy'
import { destructionValidator } from '#app/archive/validators'
import type User from '#app/identity/models/user'

/** One person asks for a destruction, another one agrees; either may call it off. */
export default class ArchiveDestructionsController {
  async store({ auth, bouncer, i18n, params, request, response, session }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('requestDestruction')
    const { reason } = await request.validateUsing(destructionValidator)
    const by = staff(auth.getUserOrFail())
    const asked = await new RequestDestruction().handle({ packageId: params.id, reason, by })
    if (asked.ok) session.flash('success', i18n.t('archive.destruction.requested'))
    else session.flash('error', failureText(asked.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/archive/${params.id}`)
  }

  async approve({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    await bouncer.with(ArchivePolicy).authorize('approveDestruction')
    const by = staff(auth.getUserOrFail())
    const destroyed = await new DestroyPackage().handle({ packageId: params.id, by })
    if (destroyed.ok) session.flash('success', i18n.t('archive.destruction.done'))
    else session.flash('error', failureText(destroyed.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/archive/${params.id}`)
  }

  async destroy({ auth, bouncer, i18n, params, response, session }: HttpContext) {
    const policy = bouncer.with(ArchivePolicy)
    const mayApprove = await policy.allows('approveDestruction')
    if (!mayApprove) await bouncer.with(ArchivePolicy).authorize('requestDestruction')
    const by = staff(auth.getUserOrFail())
    const keptOn = await new KeepPackage().handle({ packageId: params.id, by })
    if (keptOn.ok) session.flash('success', i18n.t('archive.destruction.called_off'))
    else session.flash('error', failureText(keptOn.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/archive/${params.id}`)
  }
}

function staff({ id }: User) {
  return { kind: 'staff' as const, id }
}
