import vine from '@vinejs/vine'

export const firstDayTickValidator = vine.create({
  task: vine.string().maxLength(40),
  done: vine.boolean(),
})

export const firstDayHidingValidator = vine.create({ hidden: vine.boolean() })
