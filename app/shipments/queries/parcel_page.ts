import StateChange from '#app/platform/states/state_change'
import { namesOf } from '#app/identity/queries/names_of'
import { courierOf, courierTitle } from '#app/shipments/couriers'
import { maskedDestination } from '#app/shipments/masked_destination'
import DeliveryProof from '#app/shipments/models/delivery_proof'
import Manifest from '#app/shipments/models/manifest'
import type Shipment from '#app/shipments/models/shipment'
import TrackingEvent from '#app/shipments/models/tracking_event'

/** A parcel with its way: what people did with it and what couriers scanned. `lines` and `order` are loaded. */
export async function parcelPage(shipment: Shipment) {
  const [changes, scans, proofs, manifest] = await Promise.all([
    StateChange.query()
      .where({ subject: 'shipment', subjectId: shipment.id })
      .orderBy('changedAt', 'desc')
      .orderBy('id', 'desc'),
    TrackingEvent.query()
      .where('shipmentId', shipment.id)
      .orderBy('occurredAt', 'desc')
      .orderBy('id', 'desc'),
    DeliveryProof.query().where('shipmentId', shipment.id).orderBy('addedAt').orderBy('id'),
    shipment.manifestId ? Manifest.find(shipment.manifestId) : null,
  ])
  const names = await namesOf([...changes.map(({ actorId }) => actorId), shipment.courierUserId])
  return {
    shipment,
    manifest,
    to: maskedDestination(shipment),
    courierTitle: shipment.courier && courierTitle(shipment.courier),
    courier: shipment.courier ? courierOf(shipment.courier) : null,
    driver: shipment.courierUserId ? (names[shipment.courierUserId] ?? null) : null,
    history: changes.map(({ toState, changedAt, actorId, reasonText }) => ({
      state: toState,
      at: changedAt,
      by: actorId ? (names[actorId] ?? null) : null,
      reason: reasonText,
    })),
    scans: scans.map(({ code, occurredAt, place, note, reason }) => ({
      ...{ code, occurredAt, place, note, reason },
    })),
    proofs,
  }
}
