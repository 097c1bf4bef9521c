import { DateTime } from 'luxon'
import type { Infer } from '@vinejs/vine/types'
import type { ParcelScan } from '#app/shipments/actions/keep_scan'
import type { scanValidator } from '#app/shipments/validators'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'

/** A typed scan brings no id and is made here; one piece unless the form says more. */
export function scanOf(form: Infer<typeof scanValidator>, byUserId: string): ParcelScan {
  const { scan_id: id, scanned_at: at, code, quantity } = form
  return {
    id: id ?? newId(),
    code,
    quantity: quantity ?? '1',
    scannedAt: at ? DateTime.fromMillis(at) : clock.now(),
    byUserId,
  }
}
