/** One place a member of staff can go to. Texts: `ui.menu.<key>` and `ui.menu.groups.<group>`. */
export interface MenuEntry {
  key: string
  path: string
  /** null: every member of staff */
  permission: string | null
  group: 'work' | 'warehouse' | 'money' | 'records' | 'settings'
  icon: string
}

export const MENU: readonly MenuEntry[] = [
  { key: 'home', path: '/desk', permission: null, group: 'work', icon: 'home' },
  { key: 'orders', path: '/desk/orders', permission: 'orders.view', group: 'work', icon: 'order' },
  {
    key: 'reviews',
    path: '/desk/reviews',
    permission: 'orders.review',
    group: 'work',
    icon: 'review',
  },
  {
    key: 'imports',
    path: '/desk/imports',
    permission: 'imports.run',
    group: 'work',
    icon: 'import',
  },
  { key: 'cases', path: '/desk/cases', permission: 'cases.work', group: 'work', icon: 'inbox' },
  {
    key: 'preparation',
    path: '/desk/preparation',
    permission: 'shipments.pick',
    group: 'warehouse',
    icon: 'pick',
  },
  {
    key: 'packing',
    path: '/desk/packing',
    permission: 'shipments.pack',
    group: 'warehouse',
    icon: 'pack',
  },
  {
    key: 'handover',
    path: '/desk/handover',
    permission: 'shipments.hand_over',
    group: 'warehouse',
    icon: 'export',
  },
  {
    key: 'deliveries',
    path: '/desk/deliveries',
    permission: 'shipments.deliver',
    group: 'warehouse',
    icon: 'place',
  },
  {
    key: 'parcels',
    path: '/desk/parcels',
    permission: 'shipments.view',
    group: 'warehouse',
    icon: 'parcel',
  },
  {
    key: 'payments',
    path: '/desk/payments',
    permission: 'payments.view',
    group: 'money',
    icon: 'payment',
  },
  {
    key: 'invoices',
    path: '/desk/invoices',
    permission: 'invoices.view',
    group: 'money',
    icon: 'invoice',
  },
  {
    key: 'credits',
    path: '/desk/credits',
    permission: 'invoices.view',
    group: 'money',
    icon: 'undo',
  },
  {
    key: 'reports',
    path: '/desk/invoice-reports',
    permission: 'reports.view',
    group: 'money',
    icon: 'chart',
  },
  {
    key: 'reconciliation',
    path: '/desk/reconciliation',
    permission: 'reconciliation.view',
    group: 'money',
    icon: 'check',
  },
  {
    key: 'archive',
    path: '/desk/archive',
    permission: 'archive.view',
    group: 'money',
    icon: 'lock',
  },
  {
    key: 'customers',
    path: '/desk/customers',
    permission: 'customers.view',
    group: 'records',
    icon: 'customer',
  },
  {
    key: 'products',
    path: '/desk/products',
    permission: 'catalog.view',
    group: 'records',
    icon: 'product',
  },
  {
    key: 'messages',
    path: '/desk/messages',
    permission: 'messages.view',
    group: 'records',
    icon: 'mail',
  },
  {
    key: 'sellers',
    path: '/desk/sellers',
    permission: 'sellers.view',
    group: 'settings',
    icon: 'seller',
  },
  { key: 'users', path: '/desk/users', permission: 'users.view', group: 'settings', icon: 'users' },
  { key: 'audit', path: '/desk/audit', permission: 'audit.view', group: 'settings', icon: 'audit' },
]

export interface MenuGroup {
  group: MenuEntry['group']
  entries: (MenuEntry & { isActive: boolean })[]
}

/** The groups that the viewer may see; the entry of the open page (or of its parent) is active. */
export function menuFor(can: (permission: string) => boolean, openPath: string): MenuGroup[] {
  const visible = MENU.filter((entry) => entry.permission === null || can(entry.permission))
  const groups = new Map<MenuEntry['group'], MenuGroup>()
  for (const entry of visible) {
    const group = groups.get(entry.group) ?? { group: entry.group, entries: [] }
    group.entries.push({ ...entry, isActive: isOpen(entry.path, openPath) })
    groups.set(entry.group, group)
  }
  return [...groups.values()]
}

function isOpen(entryPath: string, openPath: string): boolean {
  if (openPath === entryPath) return true
  return entryPath !== '/desk' && openPath.startsWith(`${entryPath}/`)
}
