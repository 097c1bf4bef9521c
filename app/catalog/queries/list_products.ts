import db from '@adonisjs/lucid/services/db'
import { cappedCount } from '#app/platform/database/capped_count'
import { compareDecimals } from '#app/platform/money/decimal'
import { fen, type Fen, parseYuan } from '#app/platform/money/fen'

export const PRODUCTS_PER_PAGE = 50

export interface ProductFilters {
  /** A piece of SKU, name or specification. */
  text?: string
  isActive?: boolean
}

export interface ProductPlace {
  /** Products that stand behind this SKU, or before it. */
  after?: string
  before?: string
}

export interface ProductListRow {
  id: string
  sku: string
  name: string
  spec: string | null
  unit: string
  unitPriceFen: Fen
  taxClassCode: string
  taxClassShortName: string
  taxRate: string
  fulfilment: string
  isActive: boolean
  /** Decimal strings: in the warehouse, promised to orders, free, and wanted by orders that wait. */
  onHand: string
  held: string
  free: string
  backOrdered: string
  isAwaited: boolean
}

export interface ProductPage {
  rows: ProductListRow[]
  /** Counted to the cap of pages and no further. */
  total: number
  /** SKUs to go on from. */
  before: string | null
  after: string | null
}

/** One page of the catalogue by SKU, with its stock. */
export async function listProducts(
  filters: ProductFilters,
  place: ProductPlace = {}
): Promise<ProductPage> {
  const isBackwards = place.before !== undefined
  const query = matching(filters)
    .join('stock_levels as s', 's.product_id', 'p.id')
    .join('tax_class_codes as t', 't.code', 'p.tax_class_code')
    .select('p.id', 'p.sku', 'p.name', 'p.spec', 'p.unit', 'p.unit_price_incl_tax')
    .select('p.tax_class_code', 't.short_name', 'p.tax_rate', 'p.fulfilment', 'p.is_active')
    .select('s.on_hand', 's.held', db.raw('s.on_hand - s.held as free'))
    .select(
      db.raw(`(select coalesce(sum(h.quantity), 0) from stock_holds h
        where h.product_id = p.id and h.state = 'back_ordered') as back_ordered`)
    )
    .orderBy('p.sku', isBackwards ? 'desc' : 'asc')
    .limit(PRODUCTS_PER_PAGE + 1)
  if (place.before !== undefined) query.where('p.sku', '<', place.before)
  else if (place.after !== undefined) query.where('p.sku', '>', place.after)

  const found: StoredProduct[] = await query
  const hasMore = found.length > PRODUCTS_PER_PAGE
  const page = found.slice(0, PRODUCTS_PER_PAGE).map(toRow)
  const rows = isBackwards ? page.toReversed() : page
  const hasBefore = isBackwards ? hasMore : place.after !== undefined
  const hasAfter = isBackwards || hasMore
  const { count, isCapped } = await cappedCount(matching(filters))
  return {
    rows,
    total: isCapped ? count + 1 : count,
    before: hasBefore ? (rows[0]?.sku ?? null) : null,
    after: hasAfter ? (rows.at(-1)?.sku ?? null) : null,
  }
}

function matching({ text, isActive }: ProductFilters) {
  const query = db.query<StoredProduct>().from('products as p')
  if (isActive !== undefined) query.where('p.is_active', isActive)
  if (text) {
    const piece = `%${text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
    query.where((any) => {
      any.whereILike('p.sku', piece).orWhereILike('p.name', piece).orWhereILike('p.spec', piece)
    })
  }
  return query
}

interface StoredProduct {
  id: string
  sku: string
  name: string
  spec: string | null
  unit: string
  unit_price_incl_tax: string
  tax_class_code: string
  short_name: string
  tax_rate: string
  fulfilment: string
  is_active: boolean
  on_hand: string
  held: string
  free: string
  back_ordered: string
}

function toRow(row: StoredProduct): ProductListRow {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    spec: row.spec,
    unit: row.unit,
    unitPriceFen: parseYuan(row.unit_price_incl_tax) ?? fen(0),
    taxClassCode: row.tax_class_code,
    taxClassShortName: row.short_name,
    taxRate: row.tax_rate,
    fulfilment: row.fulfilment,
    isActive: row.is_active,
    onHand: row.on_hand,
    held: row.held,
    free: row.free,
    backOrdered: row.back_ordered,
    isAwaited: compareDecimals(row.back_ordered, '0') > 0,
  }
}
