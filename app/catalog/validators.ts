import vine from '@vinejs/vine'
import { FULFILMENTS, TAX_RATES, TAX_TREATMENTS } from '#app/catalog/product_values'
import { STOCK_REASONS, type StockReason } from '#app/catalog/stock_reasons'

const REASONS = Object.keys(STOCK_REASONS) as StockReason[]

const line = (longest: number) => vine.string().trim().minLength(1).maxLength(longest)
/** At most three decimals (numeric(16,3)), and at most a thousand million. */
const quantity = () =>
  vine
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,3})?$/)
/** More than nothing. */
const POSITIVE = /[1-9]/

const values = {
  name: line(100),
  spec: line(100).nullable().optional(),
  unit: line(10),
  unitPriceInclTax: vine
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,2})?$/)
    .regex(POSITIVE),
  taxClassCode: vine
    .string()
    .trim()
    .regex(/^\d{19}$/),
  taxRate: vine.enum(TAX_RATES),
  taxTreatment: vine.enum(TAX_TREATMENTS),
  minQuantity: quantity().regex(POSITIVE),
  fulfilment: vine.enum(FULFILMENTS),
  bin: line(20).nullable().optional(),
}

export const newProductValidator = vine.create({
  sku: vine
    .string()
    .trim()
    .regex(/^[\w.-]{1,40}$/),
  ...values,
  onHand: quantity(),
})

export const productValidator = vine.create({ ...values, isActive: vine.accepted().optional() })

export const stockAdjustmentValidator = vine.create({
  reason: vine.enum(REASONS),
  quantity: quantity(),
})
