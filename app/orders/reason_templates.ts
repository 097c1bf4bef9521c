/** Reasons that reviewers give again and again. Texts: `orders.reviews.templates.<key>`. */
export const REASON_TEMPLATES = [
  'checked_by_phone',
  'price_agreed',
  'address_incomplete',
  'title_wrong',
  'quantity_unclear',
  'duplicate',
  'out_of_area',
  'not_sold',
] as const
export type ReasonTemplate = (typeof REASON_TEMPLATES)[number]
