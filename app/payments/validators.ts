import vine from '@vinejs/vine'

export const startPaymentValidator = vine.create({
  provider: vine.string().maxLength(60),
})

/** What the form means is judged by ConfirmBankTransfer, which has words for each mistake. */
export const bankEntryValidator = vine.create({
  amount: vine.string().trim().maxLength(30),
  paid_on: vine.string().trim().maxLength(30),
  bank_reference: vine.string().trim().maxLength(100),
})

export const refundValidator = vine.create({
  amount: vine.string().trim().maxLength(30),
  reason: vine.string().trim().maxLength(500),
  _token_once: vine.string().uuid(),
})

export const refundConfirmationValidator = vine.create({
  bank_reference: vine.string().trim().maxLength(100),
})
