import vine from '@vinejs/vine'

const words = () => vine.string().trim().minLength(1).maxLength(1000)

export const ratingValidator = vine.create({
  stars: vine.number().withoutDecimals().min(1).max(5),
  comment: vine.string().trim().maxLength(1000).nullable().optional(),
})

export const noteValidator = vine.create({ note: words() })

export const closingValidator = vine.create({ reason: words() })
