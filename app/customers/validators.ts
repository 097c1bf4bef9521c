import vine from '@vinejs/vine'

const line = (longest: number) => vine.string().trim().minLength(1).maxLength(longest)
/** Empty fields come as null from forms, and may be left out of files. */
const optional = (longest: number) =>
  vine
    .string()
    .trim()
    .maxLength(longest)
    .parse((value) => value ?? null)
    .nullable()
const email = () =>
  vine
    .string()
    .trim()
    .email()
    .maxLength(254)
    .parse((value) => value ?? null)
    .nullable()
const flag = () => vine.accepted().optional()

export const customerForm = vine.object({
  name: line(100),
  contactName: line(50),
  phone: line(40),
  email: email(),
  taxpayerId: optional(30),
})

export const addressForm = vine.object({
  recipient: line(50),
  phone: line(40),
  address: line(200),
})

export const titleForm = vine.object({
  name: line(100),
  taxpayerId: optional(30),
  email: email(),
  address: optional(200),
  phone: optional(40),
  bankName: optional(100),
  bankAccount: optional(40),
})

export const registrationValidator = vine.create({
  email: vine.string().trim().maxLength(254),
  name: line(100),
  phone: line(40),
  /** Longer ones are judged by the password rules; this only bounds what is hashed. */
  password: vine.string().maxLength(1000),
  agreement: vine.accepted(),
})

export const accountLinkValidator = vine.create({ login: line(254) })

export const confirmationValidator = vine.create({ code: line(40) })

export const customerValidator = vine.create(customerForm)
export const addressValidator = vine.create(
  vine.object({ ...addressForm.getProperties(), isDefault: flag() })
)
export const titleValidator = vine.create(
  vine.object({ ...titleForm.getProperties(), isDefault: flag() })
)
