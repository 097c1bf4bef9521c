import TitleCorrection from '#app/credits/models/title_correction'
import StateChange from '#app/platform/states/state_change'

/** The corrected title that was asked for an invoice last, with why it was declined; null when there is none. */
export async function latestCorrection(originalInvoiceId: string) {
  const correction = await TitleCorrection.query()
    .where({ originalInvoiceId })
    .whereNot('state', 'done')
    .orderBy('createdAt', 'desc')
    .first()
  if (!correction) return null
  const declined = await StateChange.query()
    .where({ subject: 'title_correction', subjectId: correction.id, toState: 'declined' })
    .first()
  return { state: correction.state, reason: declined?.reasonText ?? null }
}
