import { TrackingEventSchema } from '#database/schema'
import type { TrackingCode } from '#app/shipments/courier'
import { open } from '#app/platform/crypto/envelope'

/** A scan of a courier, as it came; never changed. */
export default class TrackingEvent extends TrackingEventSchema {
  declare code: TrackingCode

  /** What staff wrote down; null for the scans of a provider. */
  get note(): string | null {
    return open<{ note?: string }>('tracking_events.raw', this.id, this.raw).note ?? null
  }
}
