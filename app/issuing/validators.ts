import vine from '@vinejs/vine'

export const batchStepValidator = vine.create({
  verb: vine.enum(['pause', 'go_on', 'retry'] as const),
})
