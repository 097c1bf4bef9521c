import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { couriersAtWork } from '#app/shipments/couriers'
import ShipmentPolicy from '#app/shipments/policies/shipment_policy'
import { preparationList } from '#app/shipments/preparation_list'
import { listWaves } from '#app/shipments/queries/list_waves'
import { areaTitle, waitingAreas } from '#app/shipments/queries/waiting_areas'
import shipmentsConfig from '#config/shipments'

/** Paid orders whose goods somebody has to bring, and the waves they go into. */
export default class PreparationController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(ShipmentPolicy).authorize('pick')
    const [list, areas, waves] = await Promise.all([
      listPage(ctx, preparationList),
      waitingAreas(),
      listWaves(),
    ])
    return ctx.view.render('shipments/preparation', {
      ...{ list, areas, waves, areaTitle },
      couriers: couriersAtWork(),
      mostAtOnce: shipmentsConfig.mostAtOnce,
    })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(ShipmentPolicy).authorize('pick')
    return exportList(ctx, preparationList)
  }
}
