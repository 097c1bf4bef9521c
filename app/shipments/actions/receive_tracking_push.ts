import type { TrackingEvent } from '#app/shipments/courier'
import { courierOf } from '#app/shipments/couriers'
import { RecordTracking } from '#app/shipments/actions/record_tracking'
import type { CallVerdict, RawCall } from '#app/platform/http/raw_call'
import { plugins } from '#app/platform/plugins/registry'
import { failed, ok, type Result } from '#app/platform/result'

export type PushFailure =
  | { type: 'no_such_courier' }
  | { type: 'not_believed'; verdict: Exclude<CallVerdict, 'genuine'> }
  /** Scans of waybills that we do not know, perhaps not yet: the courier shall tell them again. */
  | { type: 'unknown_parcels'; count: number }

/**
 * Takes a courier's push in: verified, then the scans of each parcel in a transaction of their own.
 * Only when all are stored the courier is told so; what is repeated is stored once.
 */
export class ReceiveTrackingPush {
  async handle(input: {
    courier: string
    call: RawCall
  }): Promise<Result<{ added: number }, PushFailure>> {
    const { courier, call } = input
    if (courierOf(courier)?.capabilities.track !== 'push')
      return failed({ type: 'no_such_courier' })
    const plugin = plugins.use('courier', courier)
    const verdict = plugin.verifyPush(call)
    if (verdict !== 'genuine') return failed({ type: 'not_believed', verdict })

    let [added, count] = [0, 0]
    for (const [waybillNumber, events] of byWaybill(plugin.readPush(call))) {
      const recorded = await new RecordTracking().handle({ courier, waybillNumber, events })
      if (recorded.ok) added += recorded.value.added
      else count += 1
    }
    return count > 0 ? failed({ type: 'unknown_parcels', count }) : ok({ added })
  }
}

function byWaybill(events: TrackingEvent[]): Map<string, TrackingEvent[]> {
  return Map.groupBy(events, ({ waybillNumber }) => waybillNumber)
}
