import vine from '@vinejs/vine'

const reason = () => vine.string().trim().minLength(1).maxLength(500)

/** A review asked for a whole page at most, so that its transactions stay short. */
export const MOST_REVIEWS = 200

export const reviewValidator = vine.create({
  decision: vine.enum(['approved', 'rejected'] as const),
  reason: reason().nullable().optional(),
})

export const reviewBatchValidator = vine.create({
  ids: vine.array(vine.string().uuid()).minLength(1).maxLength(MOST_REVIEWS).distinct(),
})
