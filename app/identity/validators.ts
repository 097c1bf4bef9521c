import vine from '@vinejs/vine'
import { ROLES } from '#app/identity/roles'

/** Longer ones are judged by the password rules; this only bounds what is hashed. */
const password = () => vine.string().maxLength(1000)

export const signInValidator = vine.create({
  login: vine.string().trim().maxLength(254),
  password: password(),
})

export const passwordForgottenValidator = vine.create({
  login: vine.string().trim().maxLength(254),
})

export const passwordResetValidator = vine.create({
  code: vine.string().trim().maxLength(40),
  new_password: password(),
})

export const passwordValidator = vine.create({
  current_password: password(),
  new_password: password(),
})

export const languageValidator = vine.create({ locale: vine.enum(['zh-CN', 'en'] as const) })

export const newStaffValidator = vine.create({
  name: vine.string().trim().maxLength(60),
  email: vine.string().trim().maxLength(254).nullable().optional(),
  mobile: vine.string().trim().maxLength(30).nullable().optional(),
  password: password(),
  roles: vine.array(vine.enum(ROLES)).optional(),
})

export const roleValidator = vine.create({ role: vine.enum(ROLES) })
