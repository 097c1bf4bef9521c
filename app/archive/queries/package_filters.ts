import db from '@adonisjs/lucid/services/db'
import { PACKAGE_STATES, type PackageState } from '#app/archive/package_states'
import { isMonth } from '#app/archive/retention'
import ArchivePackage from '#app/archive/models/archive_package'
import type { ListedRow } from '#app/lists/list'
import { typedText } from '#app/platform/forms/typed_text'

export interface PackageFilters {
  month: string | null
  state: PackageState | null
}

export function readPackageFilters({ month, state }: Record<string, unknown>): PackageFilters {
  const asked = typedText(month)
  return {
    month: isMonth(asked) ? asked : null,
    state: PACKAGE_STATES.find((known) => known === state) ?? null,
  }
}

export function packagesOf({ month, state }: PackageFilters) {
  const query = db.query<ListedRow>().from('archive_packages')
  if (month) query.where('archive_packages.month', month)
  if (state) query.where('archive_packages.state', state)
  return query
}

export function loadPackages(ids: string[]): Promise<ArchivePackage[]> {
  return ArchivePackage.query().whereIn('id', ids)
}
