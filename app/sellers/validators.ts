import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { parseYuan } from '#app/platform/money/fen'
import { FULL_RATE_CHOICES, QUALIFICATION_KINDS, TAXPAYER_KINDS } from '#app/sellers/seller_values'

const line = (longest: number) => vine.string().trim().minLength(1).maxLength(longest)

const yesOrNo = () => vine.boolean().parse((value) => value ?? false)

export const sellerForm = vine.object({
  name: line(100),
  taxpayerId: line(20),
  taxpayerKind: vine.enum(TAXPAYER_KINDS),
  regionCode: vine
    .string()
    .trim()
    .regex(/^\d{4}$/),
  address: line(200),
  phone: line(30),
  bankName: line(100),
  bankAccount: vine
    .string()
    .trim()
    .regex(/^[\d -]{6,40}$/),
  issuerName: line(30),
  taxChannel: line(60),
  isDefault: yesOrNo(),
  /** Yuan, more than nothing. */
  invoiceLimitFen: vine
    .string()
    .trim()
    .regex(/^\d{1,11}(\.\d{1,2})?$/)
    .regex(/[1-9]/)
    .nullable()
    .optional()
    .transform((limit) => (limit ? parseYuan(limit) : null)),
  fullRateChoice: vine.enum(FULL_RATE_CHOICES).nullable().optional(),
  printsBuyerBank: yesOrNo(),
  printsBuyerAddress: yesOrNo(),
  printsSellerBank: yesOrNo(),
  printsSellerAddress: yesOrNo(),
})

export const sellerValidator = vine.create(sellerForm)

export const qualificationValidator = vine.create({
  kind: vine.enum(QUALIFICATION_KINDS),
  validUntil: vine
    .date()
    .nullable()
    .optional()
    .transform((date) => date && DateTime.fromJSDate(date)),
  file: vine.file({ size: '10mb' }),
})
