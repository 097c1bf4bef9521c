import vine from '@vinejs/vine'
import { FAILED_REASONS } from '#app/shipments/failed_reasons'
import shipmentsConfig from '#config/shipments'

const uuid = () => vine.string().uuid()
const ids = () => vine.array(uuid()).minLength(1).maxLength(shipmentsConfig.mostAtOnce).distinct()

/** Kilograms as scales show them: up to three decimals, up to a tonne. */
const KILOGRAMS = /^\d{1,3}(\.\d{1,3})?$/
const waybillNumber = () =>
  vine
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{6,30}$/)

export const batchValidator = vine.create({ ids: ids() })

/** `wave_id`: where the answer is shown. */
export const pickingValidator = vine.create({ ids: ids(), wave_id: uuid().optional() })

/** The parcels of `ids`, or all that fit the rest. */
export const waveValidator = vine.create({
  ids: ids().optional(),
  area_code: vine
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullable()
    .optional(),
  size: vine
    .number()
    .withoutDecimals()
    .range([1, shipmentsConfig.mostAtOnce])
    .nullable()
    .optional(),
  courier: vine.string().maxLength(60).nullable().optional(),
})

/** The year 2100, in milliseconds. */
const LATEST = 4_102_444_800_000

/** A scan carries its own id from where it was made; a browser's clock may be wrong, its time is only kept. */
export const scanValidator = vine.create({
  scan_id: uuid().nullable().optional(),
  scanned_at: vine.number().withoutDecimals().range([0, LATEST]).nullable().optional(),
  code: vine.string().trim().minLength(1).maxLength(80),
  quantity: vine
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,3})?$/)
    .nullable()
    .optional(),
})

export const packingValidator = vine.create({
  weight_kg: vine.string().trim().regex(KILOGRAMS),
  counts: vine
    .record(
      vine
        .string()
        .trim()
        .regex(/^\d{1,9}(\.\d{1,3})?$/)
        .nullable()
    )
    .optional(),
})

export const bookingValidator = vine.create({
  ids: ids(),
  courier: vine.string().maxLength(60),
})

export const waybillValidator = vine.create({
  courier: vine.string().maxLength(60),
  waybill_number: waybillNumber().nullable().optional(),
})

export const handoverValidator = vine.create({
  ids: ids(),
  courier: vine.string().maxLength(60),
  courier_user_id: uuid().nullable().optional(),
})

export const assignmentValidator = vine.create({ courier_user_id: uuid() })
export const assignmentsValidator = vine.create({ ids: ids(), courier_user_id: uuid() })

/** What the pictures are is seen from their content. */
const picture = () => vine.file().nullable().optional()
export const deliveryValidator = vine.create({
  signed_by: vine.string().trim().maxLength(60).nullable().optional(),
  photo: picture(),
  signature: picture(),
  _token_once: uuid(),
})

/** `other` says nothing by itself. */
export const failureValidator = vine.create({
  reason: vine.enum(FAILED_REASONS),
  note: vine
    .string()
    .trim()
    .minLength(1)
    .maxLength(300)
    .optional()
    .requiredWhen('reason', '=', 'other'),
  _token_once: uuid(),
})

export const tokenValidator = vine.create({ _token_once: uuid() })
