import { TrackingEventSchema } from '#database/schema'
import type { TrackingCode } from '#app/shipments/courier'
import type { FailedReason } from '#app/shipments/failed_reasons'
import { open } from '#app/platform/crypto/envelope'

/** A scan of a courier, as it came; never changed. */
export default class TrackingEvent extends TrackingEventSchema {
  declare code: TrackingCode

  /** What staff wrote down; null for the scans of a provider. */
  get note(): string | null {
    return this.#written.note ?? null
  }

  /** Why our courier could not deliver. */
  get reason(): FailedReason | null {
    return this.#written.reason ?? null
  }

  get #written(): { note?: string; reason?: FailedReason } {
    return open('tracking_events.raw', this.id, this.raw)
  }
}
