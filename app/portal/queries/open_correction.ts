import { OPEN_CORRECTION_STATES } from '#app/credits/correction_states'
import TitleCorrection from '#app/credits/models/title_correction'

/** The corrected title that was asked for an invoice and is not over yet; null when there is none. */
export function openCorrection(originalInvoiceId: string): Promise<TitleCorrection | null> {
  return TitleCorrection.query()
    .where({ originalInvoiceId })
    .whereIn('state', [...OPEN_CORRECTION_STATES])
    .first()
}
