import { compareDecimals, multiplyDecimals, subtractDecimals } from '#app/platform/money/decimal'

export type Availability = 'by_appointment' | 'in_stock' | 'few_left' | 'on_order'

interface Offered {
  fulfilment: string
  stock: { onHand: string; held: string } | null
}

/** Less than this many times the wanted quantity is called few. */
const PLENTY = '10'

/** Whether a quantity can be had, in the words that customers are told; how much there is stays with the house. */
export function availabilityOf({ fulfilment, stock }: Offered, wanted: string): Availability {
  if (fulfilment === 'service') return 'by_appointment'
  const free = stock ? subtractDecimals(stock.onHand, stock.held) : '0'
  if (compareDecimals(free, wanted) < 0) return 'on_order'
  return compareDecimals(free, multiplyDecimals(wanted, PLENTY)) < 0 ? 'few_left' : 'in_stock'
}
