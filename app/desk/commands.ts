import { type MenuEntry, MENU } from '#app/desk/menu'

/** Something the command palette leads to. Texts: `ui.menu.<key>`, or `palette.commands.<key>`. */
export interface Command {
  label: string
  path: string
  icon: string
}

interface Act extends Omit<MenuEntry, 'group'> {
  permission: string | null
}

/** What people begin from anywhere, beside the pages of the menu. */
const ACTS: readonly Act[] = [
  { key: 'new_order', path: '/desk/orders/new', permission: 'orders.place', icon: 'plus' },
  {
    key: 'new_customer',
    path: '/desk/customers/new',
    permission: 'customers.edit',
    icon: 'customer',
  },
  { key: 'new_product', path: '/desk/products/new', permission: 'catalog.edit', icon: 'product' },
  { key: 'verify_invoice', path: '/verify', permission: null, icon: 'invoice' },
  { key: 'own_messages', path: '/desk/messages/inbox', permission: null, icon: 'bell' },
  { key: 'account', path: '/account', permission: null, icon: 'account' },
  { key: 'help', path: '/help', permission: null, icon: 'help' },
]

/** Everything that the viewer may do from the palette: acts first, then the pages of the menu. */
export function commandsFor(can: (permission: string) => boolean): Command[] {
  const isOpen = ({ permission }: Act) => permission === null || can(permission)
  return [
    ...ACTS.filter(isOpen).map(({ key, path, icon }) => ({
      label: `palette.commands.${key}`,
      path,
      icon,
    })),
    ...MENU.filter(isOpen).map(({ key, path, icon }) => ({ label: `ui.menu.${key}`, path, icon })),
  ]
}
