import TaxClassCode from '#app/catalog/models/tax_class_code'

const MOST = 40

/**
 * Tax classes whose code begins with, or whose name, short name or note holds the text; leaves first,
 * then those whose name is nearest to it. Retired codes, which have no short name, are left out.
 */
export async function findTaxClasses(
  text: string,
  { leavesOnly = false } = {}
): Promise<TaxClassCode[]> {
  const sought = text.normalize('NFKC').trim()
  if (sought === '') return []
  const query = TaxClassCode.query().whereNot('shortName', '').limit(MOST)
  if (leavesOnly) query.where('isLeaf', true)
  if (/^\d+$/.test(sought)) return query.whereLike('code', `${sought}%`).orderBy('code')

  const piece = `%${sought.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
  return query
    .where((any) => {
      any.whereILike('name', piece).orWhereILike('shortName', piece).orWhereILike('note', piece)
    })
    .orderBy('isLeaf', 'desc')
    .orderByRaw('(name ilike ?) desc, length(name), code', [piece])
}
