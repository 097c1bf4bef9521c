import db from '@adonisjs/lucid/services/db'

export interface DuePackage {
  sellerId: string
  taxpayerId: string
  month: string
}

/**
 * Sellers and months that have issued invoices with documents and without a package. A seller whose taxpayer
 * id has changed counts as two: the id on the invoice says who issued it.
 */
export async function duePackages(asked: {
  /** `2026-11`; all up to this one when `isUntil`. */
  month: string
  isUntil?: boolean
  sellerId?: string | null
}): Promise<DuePackage[]> {
  const { month, isUntil = false, sellerId = null } = asked
  const query = db
    .from('invoices as i')
    .where('i.state', 'issued')
    .where('i.issued_on', '<', db.raw(`(?::date + interval '1 month')::date`, [`${month}-01`]))
    .whereExists(
      db.from('invoice_documents as d').whereRaw(`d.invoice_id = i.id and d.format = 'xml'`)
    )
    .whereNotExists(
      db
        .from('archive_entries as e')
        .join('archive_packages as p', 'p.id', 'e.package_id')
        .whereRaw(`e.invoice_id = i.id and p.state <> 'building'`)
    )
    .distinct('i.seller_id as sellerId')
    .select(db.raw(`i.seller->>'taxpayerId' as "taxpayerId"`))
    .select(db.raw(`to_char(i.issued_on, 'YYYY-MM') as month`))
    .orderBy('month')
  if (!isUntil) query.where('i.issued_on', '>=', `${month}-01`)
  if (sellerId) query.where('i.seller_id', sellerId)
  return query
}
