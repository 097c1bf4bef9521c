import { BasePolicy } from '#app/identity/policies/base_policy'
import type User from '#app/identity/models/user'
import type Shipment from '#app/shipments/models/shipment'

/** Our own couriers have no view of all parcels: they reach those that were given to them. */
export default class ShipmentPolicy extends BasePolicy {
  viewList(user: User): boolean {
    return this.may(user, 'shipments.view')
  }

  view(user: User, shipment: Shipment): boolean {
    return this.may(user, 'shipments.view') || this.carries(user, shipment)
  }

  pick(user: User): boolean {
    return this.may(user, 'shipments.pick')
  }

  pack(user: User): boolean {
    return this.may(user, 'shipments.pack')
  }

  handOver(user: User): boolean {
    return this.may(user, 'shipments.hand_over')
  }

  /** Labels show whole names, phones and addresses. */
  printLabel(user: User): boolean {
    return this.may(user, 'shipments.hand_over')
  }

  viewOwnDeliveries(user: User): boolean {
    return this.may(user, 'shipments.deliver')
  }

  /** The courier of the parcel, or a manager in their place. */
  deliver(user: User, shipment: Shipment): boolean {
    if (!this.may(user, 'shipments.deliver')) return false
    return this.carries(user, shipment) || this.may(user, 'shipments.view')
  }

  /** Customers follow their own orders; `ownOrder` has found it among theirs. */
  track(user: User): boolean {
    return user.kind === 'customer'
  }

  private carries(user: User, shipment: Shipment): boolean {
    return this.may(user, 'shipments.deliver') && shipment.courierUserId === user.id
  }
}
