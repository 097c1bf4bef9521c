import type { PackageCounts } from '#app/archive/package_summary'
import type { ArchiveRecord } from '#app/archive/record'
import { fen } from '#app/platform/money/fen'

type Counted = Pick<ArchiveRecord, 'isCredit' | 'documents' | 'netFen' | 'taxFen' | 'totalFen'>

export const NOTHING: PackageCounts = {
  invoices: 0,
  credits: 0,
  documents: 0,
  documentBytes: 0,
  netFen: fen(0),
  taxFen: fen(0),
  totalFen: fen(0),
}

export function counted(counts: PackageCounts, record: Counted): PackageCounts {
  return {
    invoices: counts.invoices + 1,
    credits: counts.credits + (record.isCredit ? 1 : 0),
    documents: counts.documents + record.documents.length,
    documentBytes: record.documents.reduce((sum, { size }) => sum + size, counts.documentBytes),
    netFen: fen(counts.netFen + record.netFen),
    taxFen: fen(counts.taxFen + record.taxFen),
    totalFen: fen(counts.totalFen + record.totalFen),
  }
}

/** The names of the counts that two packages do not have in common. */
export function differingCounts(one: PackageCounts, other: PackageCounts): string[] {
  const names = Object.keys(NOTHING).filter((name): name is keyof PackageCounts => name in NOTHING)
  return names.filter((name) => one[name] !== other[name])
}
