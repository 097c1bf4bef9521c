import db from '@adonisjs/lucid/services/db'
import type { ListedRow } from '#app/lists/list'
import { compareDecimals } from '#app/platform/money/decimal'
import { fen, type Fen, parseYuan } from '#app/platform/money/fen'

export interface ProductFilters {
  /** A piece of SKU, name or specification. */
  text?: string
  isActive?: boolean
  fulfilment?: string
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

/** The products of a filter, in no order. */
export function productsOf({ text, isActive, fulfilment }: ProductFilters) {
  const query = db.query<ListedRow>().from('products as p')
  if (fulfilment) query.where('p.fulfilment', fulfilment)
  if (isActive !== undefined) query.where('p.is_active', isActive)
  if (text) {
    const piece = `%${text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
    query.where((any) => {
      any.whereILike('p.sku', piece).orWhereILike('p.name', piece).orWhereILike('p.spec', piece)
    })
  }
  return query
}

/** Products with their stock. */
export async function loadProducts(ids: string[]): Promise<ProductListRow[]> {
  const found: StoredProduct[] = await db
    .query()
    .from('products as p')
    .join('stock_levels as s', 's.product_id', 'p.id')
    .join('tax_class_codes as t', 't.code', 'p.tax_class_code')
    .select('p.id', 'p.sku', 'p.name', 'p.spec', 'p.unit', 'p.unit_price_incl_tax')
    .select('p.tax_class_code', 't.short_name', 'p.tax_rate', 'p.fulfilment', 'p.is_active')
    .select('s.on_hand', 's.held', db.raw('s.on_hand - s.held as free'))
    .select(
      db.raw(`(select coalesce(sum(h.quantity), 0) from stock_holds h
        where h.product_id = p.id and h.state = 'back_ordered') as back_ordered`)
    )
    .whereIn('p.id', ids)
  return found.map(toRow)
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
