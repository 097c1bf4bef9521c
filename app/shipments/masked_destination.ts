import { areaPath } from '#app/customers/area_table'
import { maskAddress, maskPersonName } from '#app/customers/masking'
import { maskPhone } from '#app/customers/phone'
import type Shipment from '#app/shipments/models/shipment'
import type { Destination } from '#app/shipments/models/shipment'

/** Enough to recognise a parcel by, and not enough to find the person. */
export function maskedDestination(shipment: Shipment): Destination {
  const { recipient, phone } = shipment.destination
  return {
    recipient: maskPersonName(recipient),
    phone: maskPhone(phone),
    address: maskAddress(areaPath(shipment.areaCode)),
  }
}
