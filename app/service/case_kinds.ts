import type { DurationLike } from 'luxon'
import serviceConfig from '#config/service'

/** What a case is about, and how long it may wait. Texts: `service.kinds.<kind>`. */
export const CASE_KINDS = {
  order_exception: { subject: 'order', due: serviceConfig.due.order_exception },
  review_overdue: { subject: 'order', due: serviceConfig.due.review_overdue },
  low_rating: { subject: 'order', due: serviceConfig.due.low_rating },
} as const satisfies Record<string, { subject: 'order'; due: DurationLike }>

export type CaseKind = keyof typeof CASE_KINDS

export const CASE_KIND_KEYS = Object.keys(CASE_KINDS).filter(isCaseKind)

export function isCaseKind(text: unknown): text is CaseKind {
  return typeof text === 'string' && text in CASE_KINDS
}
