import vine from '@vinejs/vine'
import { REASON_TEMPLATES } from '#app/orders/reason_templates'
import { ORDER_SOURCES, ORDER_TYPES } from '#app/orders/order_list_filter'
import { MANUAL_VERBS } from '#app/orders/manual_moves'

const reason = () => vine.string().trim().minLength(1).maxLength(500)

const text = () => vine.string().trim().maxLength(1000).nullable().optional()

const invoiceKind = () => vine.enum(['ordinary', 'vat_special', 'none'] as const)

const addressAndTitle = () => ({
  email: text(),
  recipient: text(),
  recipientPhone: text(),
  address: text(),
  invoiceKind: invoiceKind(),
  titleName: text(),
  taxpayerId: text(),
  titleAddress: text(),
  titlePhone: text(),
  bankName: text(),
  bankAccount: text(),
  remark: text(),
})

/** Bounds only: what the texts mean is read by order_form.ts, which names every fault at once. */
export const orderFormValidator = vine.create({
  ...addressAndTitle(),
  externalNumber: text(),
  customerName: text(),
  contactName: text(),
  phone: text(),
  lines: vine
    .array(vine.object({ sku: text(), quantity: text(), price: text(), discount: text() }))
    .maxLength(100),
})

/** The title, and with it the kind, is not in the form of an invoiced order. */
export const orderEditValidator = vine.create({
  ...addressAndTitle(),
  invoiceKind: invoiceKind().optional(),
  lines: vine
    .array(vine.object({ discount: text() }))
    .maxLength(100)
    .optional(),
  version: vine.number().withoutDecimals().positive(),
})

export const moveValidator = vine.create({ verb: vine.enum(MANUAL_VERBS) })

/** A review asked for a whole page at most, so that its transactions stay short. */
export const MOST_REVIEWS = 200

export const reviewValidator = vine.create({
  decision: vine.enum(['approved', 'rejected', 'refused'] as const),
  reason: reason().nullable().optional(),
  template: vine.enum(REASON_TEMPLATES).nullable().optional(),
})

export const reviewRuleValidator = vine.create({
  label: vine.string().trim().minLength(1).maxLength(60),
  isActive: vine.boolean().optional(),
  limit: vine.string().trim().maxLength(20),
  orderTypes: vine.array(vine.enum(ORDER_TYPES)).minLength(1),
  sources: vine.array(vine.enum(ORDER_SOURCES)).minLength(1),
  minCompleted: vine.number().withoutDecimals().min(0).max(1000),
})

export const reviewBatchValidator = vine.create({
  ids: vine.array(vine.string().uuid()).minLength(1).maxLength(MOST_REVIEWS).distinct(),
})
