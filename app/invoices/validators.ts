import vine from '@vinejs/vine'
import type { InvoiceTrigger } from '#config/invoicing'

export const TRIGGERS = [
  'on_paid',
  'on_completed',
  'manual',
] as const satisfies readonly InvoiceTrigger[]

export const triggersValidator = vine.create({
  parcel: vine.enum(TRIGGERS),
  service: vine.enum(TRIGGERS),
  mixed: vine.enum(TRIGGERS),
})
