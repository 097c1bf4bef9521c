import { HOUSE_WIDGETS } from '#app/desk/widgets/house_widgets'
import { MISMATCH_WIDGET } from '#app/desk/widgets/mismatch_widget'
import { MONEY_WIDGETS } from '#app/desk/widgets/money_widgets'
import { OVERVIEW_WIDGETS } from '#app/desk/widgets/overview_widgets'
import { ORDER_WIDGETS } from '#app/desk/widgets/order_widgets'
import { PARCEL_WIDGETS } from '#app/desk/widgets/parcel_widgets'
import { SERVICE_WIDGETS } from '#app/desk/widgets/service_widgets'
import type { Widget } from '#app/desk/widgets/widget'
import type User from '#app/identity/models/user'

/** In the order of the day: that of a home page nobody has arranged. */
const WIDGETS: readonly Widget[] = [
  ...OVERVIEW_WIDGETS,
  ...SERVICE_WIDGETS,
  ...ORDER_WIDGETS,
  ...PARCEL_WIDGETS,
  ...MONEY_WIDGETS,
  MISMATCH_WIDGET,
  ...HOUSE_WIDGETS,
]

/** All that is meant for one of somebody's roles. */
export function widgetsFor(viewer: User): Widget[] {
  return WIDGETS.filter(
    ({ roles, permission }) =>
      viewer.roles.some((role) => roles.includes(role)) && viewer.can(permission)
  )
}
