import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Verification } from '#app/archive/checks/verify_package'
import { describeEntry } from '#app/archive/entry_description'
import type { ReadRecord } from '#app/archive/record'
import { insertMany } from '#app/platform/database/insert_many'
import { newId } from '#app/platform/database/uuid'

export interface FoundRecord {
  record: ReadRecord
  metadataSha256: string
}

const ROWS_AT_ONCE = 500

/** The register's row of a package from elsewhere; it begins sealed. */
export async function insertPackage(
  { seal, summary, report }: Verification,
  fileId: string,
  trx: TransactionClientContract
) {
  if (!seal || !summary) throw new Error('a package that verifies has a seal and a summary')
  const { taxpayerId, month, part, sequence, previousHash, packageHash } = seal
  const seller = await trx.from('sellers').where('taxpayer_id', taxpayerId).select('id').first()
  const id = newId()
  await insertMany(trx, 'archive_packages', [
    {
      id,
      seller_id: seller?.id ?? null,
      producer: summary.producer,
      taxpayer_id: taxpayerId,
      month,
      part,
      sequence,
      state: 'sealed',
      origin: 'import',
      package_hash: packageHash,
      previous_hash: previousHash,
      file_id: fileId,
      invoice_count: summary.invoices,
      credit_count: summary.credits,
      document_count: summary.documents,
      net_fen: summary.netFen,
      tax_fen: summary.taxFen,
      total_fen: summary.totalFen,
      left_out: [],
      retained_until: summary.retainedUntil,
      verification: report,
      verified_at: report.checkedAt,
      sealed_at: summary.madeAt,
      created_at: report.checkedAt,
      updated_at: report.checkedAt,
    },
  ])
  return { id, packageHash }
}

/** An invoice that this installation has (restored from a copy, say) is linked to its entry. */
export async function insertEntries(
  packageId: string,
  found: FoundRecord[],
  trx: TransactionClientContract
): Promise<void> {
  for (let at = 0; at < found.length; at += ROWS_AT_ONCE) {
    const some = found.slice(at, at + ROWS_AT_ONCE)
    const numbers = some.map(({ record }) => record.invoiceNumber)
    const here: { id: string; invoice_number: string }[] = await trx
      .from('invoices')
      .whereIn('invoice_number', numbers)
      .select('id', 'invoice_number')
    const idOf = new Map(here.map(({ id, invoice_number: number }) => [number, id]))
    await insertMany(
      trx,
      'archive_entries',
      some.map(({ record, metadataSha256 }) => {
        const id = newId()
        return {
          id,
          package_id: packageId,
          invoice_id: idOf.get(record.invoiceNumber) ?? null,
          invoice_number: record.invoiceNumber,
          kind: record.kind,
          original_number: record.originalNumber,
          order_number: record.orderNumber,
          issued_on: record.issuedOn,
          net_fen: record.netFen,
          tax_fen: record.taxFen,
          total_fen: record.totalFen,
          ...describeEntry(id, record, metadataSha256),
        }
      })
    )
  }
}
