import type { HttpContext } from '@adonisjs/core/http'
import { OpenWave } from '#app/shipments/actions/open_wave'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { wavePage } from '#app/shipments/queries/wave_page'
import { waveValidator } from '#app/shipments/validators'
import shipmentsConfig from '#config/shipments'

/** Parcels that are picked together, and the list to carry along. */
export default class WavesController {
  /** The chosen parcels, or those of an area that have waited longest. */
  async store({ auth, bouncer, i18n, request, response, session }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    const form = await request.validateUsing(waveValidator)
    const opened = await new OpenWave().handle({
      shipmentIds: form.ids ?? null,
      areaCode: form.area_code ?? null,
      size: form.size ?? shipmentsConfig.mostAtOnce,
      courier: form.courier ?? null,
      byUserId: auth.getUserOrFail().id,
      formToken: request.input('_token_once'),
    })
    if (!opened.ok) {
      session.flash('error', i18n.t('waves.nothing_waits'))
      return response.redirect().status(303).toPath('/desk/preparation')
    }
    const { waveId, number, parcels } = opened.value
    const asked = form.ids?.length ?? parcels
    const counts = { number, asked, parcels, left: asked - parcels }
    session.flash(asked === parcels ? 'success' : 'warning', i18n.t('waves.opened', counts))
    return response.redirect().status(303).toPath(`/desk/waves/${waveId}`)
  }

  async show({ bouncer, params, view }: HttpContext) {
    await bouncer.with(ShipmentPolicy).authorize('pick')
    return view.render('shipments/wave', await wavePage(params.id))
  }
}
