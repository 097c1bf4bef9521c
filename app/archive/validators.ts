import vine from '@vinejs/vine'

export const buildValidator = vine.create({
  month: vine
    .string()
    .trim()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
})

export const destructionValidator = vine.create({
  reason: vine.string().trim().minLength(2).maxLength(500),
})
