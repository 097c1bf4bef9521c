import Product, { type Fulfilment } from '#app/catalog/models/product'

export interface CatalogueSearch {
  /** A piece of SKU, name or specification. */
  text: string | null
  kind: Fulfilment | null
  /** The SKU of the last product of the page before. */
  after: string | null
}

const PAGE_SIZE = 24

/** What is for sale, by SKU, one page at a time; `after` leads to the next one. */
export async function browseCatalogue({ text, kind, after }: CatalogueSearch) {
  const query = Product.query().where('isActive', true).preload('stock').orderBy('sku')
  if (kind) query.where('fulfilment', kind)
  if (after) query.where('sku', '>', after)
  if (text) {
    const piece = `%${text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
    query.where((any) => {
      any.whereILike('sku', piece).orWhereILike('name', piece).orWhereILike('spec', piece)
    })
  }
  const found = await query.limit(PAGE_SIZE + 1)
  const products = found.slice(0, PAGE_SIZE)
  return { products, after: found.length > PAGE_SIZE ? (products.at(-1)?.sku ?? null) : null }
}

/** What an address of the catalogue asks for; anything that is not understood is left out. */
export function readCatalogueSearch(asked: Record<string, unknown>): CatalogueSearch {
  const text = (name: string) => {
    const value = asked[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : null
  }
  const kind = (['parcel', 'service'] as const).find((known) => known === asked.kind) ?? null
  return { text: text('q'), kind, after: text('after') }
}
