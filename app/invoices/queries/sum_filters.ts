import type { ChainableContract } from '@adonisjs/lucid/types/querybuilder'
import type { TaxTreatment } from '#app/documents/invoice_face'
import type Invoice from '#app/invoices/models/invoice'
import { isId } from '#app/platform/database/uuid'
import { isDecimal, trimDecimal } from '#app/platform/money/decimal'
import { typedDay } from '#app/platform/forms/typed_day'

export const INVOICE_KINDS = ['ordinary', 'vat_special'] as const satisfies Invoice['kind'][]

/** A red invoice credits another one. */
export const COLOURS = ['blue', 'red'] as const

export const UNTAXED = ['exempt', 'not_taxed', 'zero_rated'] as const satisfies TaxTreatment[]

/** Goods and the work on them, or services, intangibles and real estate: the first digit of a tax class says it. */
export const NATURES = ['goods', 'services'] as const

/** SQL of the nature of the line `l`. */
export const NATURE_OF_LINE = `case when left(l.tax_class_code, 1) in ('1', '2') then 'goods' else 'services' end`

/** What reports sum by; a list under the same filters shows exactly the invoices of a sum. */
export interface SumFilters {
  /** Days of issue (of the draft while there is none), both included. */
  dayFrom: string | null
  dayUntil: string | null
  kind: Invoice['kind'] | null
  colour: (typeof COLOURS)[number] | null
  sellerId: string | null
  customerId: string | null
  /** Of a line: its rate (`0.13`), or why it bears no tax. */
  rate: string | null
  /** Of a line; of the same one, when the rate is asked for too. */
  taxClass: string | null
  /** Of the same line, too. */
  nature: (typeof NATURES)[number] | null
}

/** SQL of the rate of the line `l`, in the form of the filter. */
export const RATE_OF_LINE = `case when l.tax_treatment = 'taxed' then trim_scale(l.tax_rate)::text else l.tax_treatment end`

/** What an address asks for; anything that is not understood is left out. */
export function readSumFilters(asked: Record<string, unknown>): SumFilters {
  const { dayFrom, dayUntil, seller, customer, rate, taxClass } = asked
  return {
    dayFrom: typedDay(dayFrom),
    dayUntil: typedDay(dayUntil),
    kind: INVOICE_KINDS.find((known) => known === asked.kind) ?? null,
    colour: COLOURS.find((known) => known === asked.colour) ?? null,
    sellerId: isId(seller) ? seller : null,
    customerId: isId(customer) ? customer : null,
    rate: readRate(rate),
    nature: NATURES.find((known) => known === asked.nature) ?? null,
    taxClass: typeof taxClass === 'string' && /^\d{19}$/.test(taxClass) ? taxClass : null,
  }
}

/** `query` reads `invoices`. */
export function applySumFilters(query: ChainableContract, filters: SumFilters): void {
  const { dayFrom, dayUntil, kind, colour, sellerId, customerId } = filters
  if (dayFrom) query.where('invoices.report_day', '>=', dayFrom)
  if (dayUntil) query.where('invoices.report_day', '<=', dayUntil)
  if (kind) query.where('invoices.kind', kind)
  if (colour === 'blue') query.whereNull('invoices.original_invoice_id')
  if (colour === 'red') query.whereNotNull('invoices.original_invoice_id')
  if (sellerId) query.where('invoices.seller_id', sellerId)
  if (customerId)
    query.whereRaw('invoices.order_id in (select id from orders where customer_id = ?)', [
      customerId,
    ])
  if (isAboutLines(filters))
    query.whereExists((lines) => {
      lines.from('invoice_lines as l').whereColumn('l.invoice_id', 'invoices.id')
      applyLineFilters(lines, filters)
    })
}

/** `query` reads the lines as `l`. */
export function applyLineFilters(
  query: ChainableContract,
  { rate, taxClass, nature }: SumFilters
): void {
  if (rate) query.whereRaw(`(${RATE_OF_LINE}) = ?`, [rate])
  if (taxClass) query.where('l.tax_class_code', taxClass)
  if (nature) query.whereRaw(`(${NATURE_OF_LINE}) = ?`, [nature])
}

export function isAboutLines({ rate, taxClass, nature }: SumFilters): boolean {
  return rate !== null || taxClass !== null || nature !== null
}

function readRate(asked: unknown): string | null {
  if (typeof asked !== 'string') return null
  return UNTAXED.find((known) => known === asked) ?? (isDecimal(asked) ? trimDecimal(asked) : null)
}
