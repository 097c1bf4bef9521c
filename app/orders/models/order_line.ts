import { OrderLineSchema } from '#database/schema'
import type { Fulfilment, TaxTreatment } from '#app/catalog/models/product'

/** What was ordered, as it was then: price, tax class and rate do not follow the catalogue. */
export default class OrderLine extends OrderLineSchema {
  declare fulfilment: Fulfilment
  declare taxTreatment: TaxTreatment
}
