import { askedDays } from '#app/lists/days'
import type { OrderType } from '#app/orders/order_draft'
import { isId } from '#app/platform/database/uuid'

const ORDER_TYPES = ['parcel', 'service', 'mixed'] as const satisfies readonly OrderType[]

/** More are chosen by a filter. */
const MOST_CHOSEN = 500

/** Which orders a batch takes: those that are named, or all that are due under the filters. */
export interface BatchChoice {
  orderIds: string[] | null
  /** Also paid orders whose moment has not come yet. */
  isEarly: boolean
  orderType: OrderType | null
  customerId: string | null
  /** Business days of the payment, both included. */
  from: string | null
  until: string | null
}

/** What a form or an address chooses; anything that is not understood is left out. */
export function readChoice(asked: Record<string, unknown>): BatchChoice {
  const ids = [asked.ids].flat().filter((id): id is string => isId(id))
  return {
    orderIds: ids.length > 0 ? [...new Set(ids)].slice(0, MOST_CHOSEN) : null,
    isEarly: asked.early === '1',
    orderType: ORDER_TYPES.find((known) => known === asked.type) ?? null,
    customerId: isId(asked.customer) ? asked.customer : null,
    ...askedDays(asked),
  }
}

/** The same as parameters of an address or hidden fields of a form. */
export function choiceFields(choice: BatchChoice): [name: string, value: string][] {
  const { orderIds, isEarly, orderType, customerId, from, until } = choice
  const single = { early: isEarly ? '1' : null, type: orderType, customer: customerId, from, until }
  return [
    ...(orderIds ?? []).map((id): [string, string] => ['ids[]', id]),
    ...Object.entries(single).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]]
    ),
  ]
}
