import { ArchivePackageSchema } from '#database/schema'
import type { PackageState } from '#app/archive/package_states'
import type { Finding, Report } from '#app/archive/report'

/** Invoices of one seller and month, sealed together. */
export default class ArchivePackage extends ArchivePackageSchema {
  static selfAssignPrimaryKey = true

  declare state: PackageState
  declare origin: 'house' | 'import'
  /** Invoices that could not be archived, and why. */
  declare leftOut: Finding[]
  /** As it stands inside the package. */
  declare report: Report | null
  /** Of the last time its bytes were read. */
  declare verification: Report | null
}
