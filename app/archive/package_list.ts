import type ArchivePackage from '#app/archive/models/archive_package'
import { PACKAGE_STATES } from '#app/archive/package_states'
import {
  loadPackages,
  type PackageFilters,
  packagesOf,
  readPackageFilters,
} from '#app/archive/queries/package_filters'
import { badges, code, money, moment, number, text } from '#app/lists/cells'
import { choice } from '#app/lists/filters'
import type { Column, List } from '#app/lists/list'

const columns: readonly Column<ArchivePackage>[] = [
  {
    key: 'month',
    label: 'archive.columns.month',
    kind: 'text',
    cell: ({ id, month, part }, { i18n }) => ({
      ...code(month, `/desk/archive/${id}`),
      quiet: part > 1 ? i18n.t('archive.supplement', { number: part - 1 }) : null,
    }),
  },
  {
    key: 'state',
    label: 'archive.columns.state',
    kind: 'badges',
    cell: ({ state, leftOut }, { i18n }) => ({
      ...badges({ state, of: 'archive' }),
      quiet: leftOut.length > 0 ? i18n.t('archive.left_out', { count: leftOut.length }) : null,
      isWide: leftOut.length > 0,
    }),
  },
  {
    key: 'producer',
    label: 'archive.columns.producer',
    kind: 'text',
    cell: ({ producer, origin }, { i18n }) =>
      text(producer, origin === 'import' ? i18n.t('archive.origins.import') : null),
  },
  {
    key: 'invoices',
    label: 'archive.columns.invoices',
    kind: 'number',
    cell: ({ invoiceCount }) => number(invoiceCount),
  },
  {
    key: 'total',
    label: 'archive.columns.total',
    kind: 'money',
    cell: ({ totalFen }) => money(totalFen),
  },
  {
    key: 'hash',
    label: 'archive.columns.hash',
    kind: 'text',
    cell: ({ packageHash }) => code(packageHash && `${packageHash.slice(0, 12)}…`),
  },
  {
    key: 'verified',
    label: 'archive.columns.verified',
    kind: 'moment',
    cell: ({ verifiedAt }) => moment(verifiedAt),
  },
  {
    key: 'created',
    label: 'archive.columns.created',
    kind: 'moment',
    isExtra: true,
    cell: ({ createdAt }) => moment(createdAt),
  },
  {
    key: 'retained',
    label: 'archive.columns.retained',
    kind: 'text',
    cell: ({ retainedUntil }) => code(retainedUntil?.toISODate() ?? null),
  },
]

/** The packages of the archive. */
export const packageList: List<ArchivePackage, PackageFilters> = {
  name: 'archive',
  path: '/desk/archive',
  title: 'archive.title',
  columns,
  order: '-created',
  sorts: {
    created: { by: 'archive_packages.created_at', type: 'timestamptz' },
    month: { by: 'archive_packages.month', type: 'text' },
    total: { by: 'archive_packages.total_fen', type: 'bigint' },
  },
  id: 'archive_packages.id',
  filters: [
    {
      name: 'month',
      kind: 'search',
      label: 'archive.columns.month',
      hint: 'archive.filters.month_hint',
    },
    choice('state', 'archive.columns.state', 'archive.states', PACKAGE_STATES),
  ],
  readFilters: readPackageFilters,
  rows: packagesOf,
  load: loadPackages,
  acts: ({ id }) => [{ label: 'archive.view', href: `/desk/archive/${id}` }],
}
