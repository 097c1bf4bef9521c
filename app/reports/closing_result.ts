import { type ColouredSums, isSameSums, NO_SUMS } from '#app/reports/sums'

/** Sums by kind and rate, as the key of both says it: `vat_special 0.13`. */
export type SumsByGroup = ReadonlyMap<string, ColouredSums>

/** A group of the report beside the same group of the files. */
export interface ComparedGroup {
  key: string
  report: ColouredSums
  files: ColouredSums
}

/** What a check found: kept as it was, whatever comes later. */
export interface ClosingResult {
  invoices: number
  groups: ComparedGroup[]
  /** Invoices whose file is missing, broken, or says something else. */
  findings: number
}

export function compareGroups(report: SumsByGroup, files: SumsByGroup): ComparedGroup[] {
  const keys = [...new Set([...report.keys(), ...files.keys()])].toSorted()
  return keys.map((key) => ({
    key,
    report: report.get(key) ?? NO_SUMS,
    files: files.get(key) ?? NO_SUMS,
  }))
}

export function agrees({ groups, findings }: ClosingResult): boolean {
  return findings === 0 && groups.every(({ report, files }) => isSameSums(report, files))
}

/** Whether the report says today what it said when the month was checked. */
export function isStill({ groups }: ClosingResult, now: SumsByGroup): boolean {
  const before = new Map(groups.map(({ key, report }) => [key, report]))
  return compareGroups(before, now).every(({ report, files }) => isSameSums(report, files))
}
