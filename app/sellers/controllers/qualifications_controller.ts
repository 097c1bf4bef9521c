import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/identity/models/user'
import { refuseForm } from '#app/platform/views/form_state'
import { sendFile } from '#app/platform/views/send_file'
import { validForm } from '#app/platform/views/valid_form'
import { AddQualification } from '#app/sellers/actions/add_qualification'
import { OpenQualification } from '#app/sellers/actions/open_qualification'
import { sellerFailureTexts } from '#app/sellers/failure_texts'
import Seller from '#app/sellers/models/seller'
import SellerQualification from '#app/sellers/models/seller_qualification'
import SellerPolicy from '#app/sellers/policies/seller_policy'
import { QUALIFICATION_KINDS } from '#app/sellers/seller_values'
import { qualificationValidator } from '#app/sellers/validators'

/** The papers of an enterprise: licences and registrations. */
export default class QualificationsController {
  async create({ bouncer, params, view }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('edit')
    const seller = await Seller.findOrFail(params.id)
    return view.render('sellers/qualification', { seller, kinds: QUALIFICATION_KINDS })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, i18n, params, response, session } = ctx
    await bouncer.with(SellerPolicy).authorize('edit')
    const form = await validForm(ctx, qualificationValidator)
    if (!form) return this.create(ctx)
    const added = await new AddQualification().handle({
      sellerId: params.id,
      kind: form.kind,
      file: { bytes: await readFile(form.file.tmpPath ?? ''), name: form.file.clientName },
      validUntil: form.validUntil ?? null,
      by: actorOf(auth.getUserOrFail()),
    })
    if (!added.ok) {
      refuseForm(ctx, sellerFailureTexts(added.failure, i18n))
      return this.create(ctx)
    }
    session.flash('success', i18n.t('sellers.papers.added'))
    return response.redirect().status(303).toPath(`/desk/sellers/${params.id}`)
  }

  async show({ auth, bouncer, params, response }: HttpContext) {
    await bouncer.with(SellerPolicy).authorize('view')
    const paper = await SellerQualification.query()
      .where({ id: params.paperId, sellerId: params.id })
      .preload('file')
      .firstOrFail()
    const by = actorOf(auth.getUserOrFail())
    const bytes = await new OpenQualification().handle({ paper, by })
    const name = paper.file.fileName ?? paper.kind
    return sendFile({ bytes, name, mime: paper.file.mime }, response)
  }
}
