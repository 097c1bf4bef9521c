import Product from '#app/catalog/models/product'

/** Products whose SKU, name or specification holds the text; the one with this very SKU first. */
export function findProducts(text: string, most: number): Promise<Product[]> {
  const piece = `%${text.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
  return Product.query()
    .where((any) => {
      any.whereILike('sku', piece).orWhereILike('name', piece).orWhereILike('spec', piece)
    })
    .orderByRaw('(lower(sku) = lower(?)) desc, (lower(name) = lower(?)) desc, sku', [text, text])
    .limit(most)
}
