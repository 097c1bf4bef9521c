/** House rules of the archive. Data only. */
const archiveConfig = {
  /** Of vouchers; invoices alone would need ten (rules for the tax administration law, art. 29). */
  retentionYears: 30,
  /** From this day of a month on, the month before is archived by itself. */
  dayOfMonth: 5,
  /** A month with more is cut into several packages. Both keep far from what a ZIP without zip64 holds. */
  package: { mostInvoices: 10_000, mostDocumentBytes: 2 * 1024 ** 3 },
  /** Invoices that are read and packed before the next ones are. */
  readAtOnce: 50,
  /** What a package from outside may cost: parts, and bytes of one part. */
  verification: { mostParts: 65_535, mostPartBytes: 64 * 1024 ** 2 },
}

export default archiveConfig
