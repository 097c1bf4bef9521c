import vine from '@vinejs/vine'
import { titleForm } from '#app/customers/validators'

export const invoiceSendingValidator = vine.create({
  email: vine.string().trim().maxLength(254).email(),
})

const typedName = vine
  .string()
  .trim()
  .maxLength(100)
  .parse((value) => value ?? null)
  .nullable()

/** A saved title by its id, or `other` with the fields of a new one. */
export const titleWishValidator = vine.create({
  titleId: vine.string().trim().maxLength(36),
  invoiceKind: vine.enum(['ordinary', 'vat_special']),
  ...titleForm.clone().getProperties(),
  name: typedName,
})
