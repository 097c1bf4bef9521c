import vine from '@vinejs/vine'

/** Why a closed month is opened again. */
export const reopeningValidator = vine.create({
  reason: vine.string().trim().minLength(2).maxLength(500),
})
