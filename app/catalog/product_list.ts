import { badges, code, money, number, wide } from '#app/lists/cells'
import { choice } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'
import {
  loadProducts,
  type ProductFilters,
  type ProductListRow,
  productsOf,
} from '#app/catalog/queries/list_products'
import { FULFILMENTS } from '#app/catalog/product_values'
import { typedText } from '#app/platform/forms/typed_text'
import { formatQuantity, formatRate } from '#app/platform/views/format'

const quantity = (key: 'onHand' | 'held' | 'free', label: string): Column<ProductListRow> => ({
  key: key.toLowerCase(),
  label: `catalog.stock.${label}`,
  kind: 'number',
  cell: (product) => number(formatQuantity(product[key])),
})

const columns: readonly Column<ProductListRow>[] = [
  {
    key: 'sku',
    label: 'catalog.fields.sku',
    kind: 'text',
    cell: ({ id, sku }) => code(sku, `/desk/products/${id}`),
  },
  {
    key: 'name',
    label: 'catalog.fields.name',
    kind: 'text',
    cell: ({ name, spec }) => wide(name, spec),
  },
  {
    key: 'price',
    label: 'catalog.fields.price',
    kind: 'money',
    cell: ({ unitPriceFen, unit }) => ({ ...money(unitPriceFen), quiet: `/ ${unit}` }),
  },
  {
    key: 'tax_class',
    label: 'catalog.fields.tax_class',
    kind: 'text',
    cell: ({ taxClassCode, taxClassShortName }) => ({
      ...code(taxClassCode),
      quiet: taxClassShortName,
    }),
  },
  {
    key: 'tax_rate',
    label: 'catalog.fields.tax_rate',
    kind: 'number',
    cell: ({ taxRate }) => number(formatRate(taxRate)),
  },
  quantity('onHand', 'on_hand'),
  quantity('held', 'held'),
  quantity('free', 'free'),
  {
    key: 'awaited',
    label: 'catalog.stock.back_ordered',
    kind: 'number',
    cell: ({ isAwaited, backOrdered }) => ({
      ...number(isAwaited ? formatQuantity(backOrdered) : '—'),
      ...(isAwaited && { tone: 'warning' as const }),
    }),
  },
  {
    key: 'active',
    label: 'catalog.fields.is_active',
    kind: 'badges',
    cell: ({ isActive }, { i18n }) =>
      badges({
        tone: isActive ? 'success' : 'neutral',
        label: i18n.t(isActive ? 'catalog.active' : 'catalog.inactive'),
      }),
  },
]

/** What is for sale. */
export const productList: List<ProductListRow, ProductFilters> = {
  name: 'products',
  path: '/desk/products',
  title: 'catalog.title',
  columns,
  order: 'sku',
  sorts: {
    sku: { by: 'p.sku', type: 'text' },
    name: { by: 'p.name', type: 'text' },
    price: { by: 'p.unit_price_incl_tax', type: 'numeric' },
  },
  id: 'p.id',
  filters: [
    { name: 'q', kind: 'search', label: 'catalog.search', hint: 'catalog.search_hint' },
    choice('active', 'catalog.fields.is_active', 'catalog.shown', ['yes', 'no']),
    choice('fulfilment', 'catalog.fields.fulfilment', 'catalog.fulfilments', FULFILMENTS),
  ],
  readFilters: ({ q, active, fulfilment }) => ({
    text: typedText(q),
    isActive: active === 'yes' ? true : active === 'no' ? false : undefined,
    fulfilment: FULFILMENTS.find((known) => known === fulfilment),
  }),
  rows: productsOf,
  load: loadProducts,
}
