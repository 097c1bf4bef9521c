import vine from '@vinejs/vine'

export const invoiceSendingValidator = vine.create({
  email: vine.string().trim().maxLength(254).email(),
})
