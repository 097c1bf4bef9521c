import vine from '@vinejs/vine'
import { ROLES } from '#app/identity/roles'
import { DENSITIES } from '#app/lists/layout'

const key = () => vine.string().regex(/^[a-z_]{1,40}$/)
const path = () => vine.string().regex(/^\/(desk|ui)(\/[\w/-]{0,100})?$/)
const query = () => vine.string().maxLength(2000).nullable().optional()
const columns = () => vine.array(key()).maxLength(60)

export const layoutValidator = vine.create({
  path: path(),
  query: query(),
  columns: columns().optional(),
  density: vine.enum(DENSITIES),
  move: vine.string().maxLength(60).nullable().optional(),
  reset: vine.string().nullable().optional(),
})

export const savedViewValidator = vine.create({
  list: key(),
  name: vine.string().trim().minLength(1).maxLength(40),
  role: vine.enum(ROLES).nullable().optional(),
  path: path(),
  query: query(),
  columns: columns(),
  density: vine.enum(DENSITIES),
})

export const changedViewValidator = vine.create({
  path: path(),
  query: query(),
  columns: columns(),
  density: vine.enum(DENSITIES),
})

export const leftViewValidator = vine.create({ path: path() })
