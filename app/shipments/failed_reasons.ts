/** Why a parcel could not be given to anybody; texts: `deliveries.reasons.<reason>`. */
export const FAILED_REASONS = [
  'nobody_there',
  'no_answer',
  'postponed',
  'wrong_address',
  'refused',
  'damaged',
  'other',
] as const

export type FailedReason = (typeof FAILED_REASONS)[number]
