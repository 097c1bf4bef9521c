import type { Role } from '#app/identity/roles'

/** Texts: `help.first_day.tasks.<key>`. */
export interface FirstDayTask {
  key: string
  path: string
  topic: string
  /** Entries of the audit log that show that it was done; without any, people tick it by hand. */
  shownBy: readonly string[]
}

const TASKS: Record<string, Omit<FirstDayTask, 'key'>> = {
  own_password: { path: '/account', topic: 'account', shownBy: ['users.password_changed'] },
  own_devices: { path: '/account', topic: 'account', shownBy: [] },
  keys: { path: '/help/keyboard', topic: 'keyboard', shownBy: [] },
  search: { path: '/desk/search', topic: 'search-box', shownBy: [] },
  states: { path: '/help/orders-states', topic: 'orders-states', shownBy: [] },
  place_order: { path: '/desk/orders/new', topic: 'orders-new', shownBy: ['orders.placed'] },
  import_sheet: { path: '/desk/imports', topic: 'imports', shownBy: ['imports.received'] },
  refused_rows: {
    path: '/desk/imports',
    topic: 'refused-rows',
    shownBy: ['imports.refused_rows_taken'],
  },
  edit_order: { path: '/desk/orders', topic: 'orders-change', shownBy: ['orders.edited'] },
  enter_customer: { path: '/desk/customers', topic: 'customers', shownBy: ['customers.created'] },
  review_order: {
    path: '/desk/reviews',
    topic: 'reviews',
    shownBy: ['orders.approved', 'orders.rejected'],
  },
  reject_order: { path: '/desk/reviews', topic: 'reviews', shownBy: ['orders.rejected'] },
  own_messages: { path: '/desk/messages/inbox', topic: 'messages', shownBy: [] },
  pick: { path: '/desk/preparation', topic: 'preparation', shownBy: ['shipments.picked'] },
  pack: { path: '/desk/packing', topic: 'packing', shownBy: ['shipments.packed'] },
  book: { path: '/desk/handover', topic: 'handover', shownBy: ['shipments.booked'] },
  hand_over: { path: '/desk/handover', topic: 'handover', shownBy: ['shipments.handed_over'] },
  find_parcel: { path: '/desk/parcels', topic: 'parcels', shownBy: [] },
  open_deliveries: { path: '/desk/deliveries', topic: 'deliveries', shownBy: [] },
  deliver: { path: '/desk/deliveries', topic: 'deliveries', shownBy: ['shipments.delivered'] },
  failed_attempt: {
    path: '/desk/deliveries',
    topic: 'deliveries',
    shownBy: ['shipments.attempt_failed'],
  },
  confirm_transfer: {
    path: '/desk/payments',
    topic: 'payments',
    shownBy: ['payments.confirmed_by_hand'],
  },
  unclear_payments: { path: '/desk/payments', topic: 'payments', shownBy: [] },
  refund: { path: '/desk/payments', topic: 'refunds', shownBy: ['payments.refund_requested'] },
  refused_invoices: { path: '/desk/invoices', topic: 'invoice-problems', shownBy: [] },
  open_invoice: {
    path: '/desk/invoices',
    topic: 'invoices',
    shownBy: ['invoices.document_opened'],
  },
  verify_invoice: { path: '/verify', topic: 'invoice-verify', shownBy: [] },
  reveal: {
    path: '/desk/customers',
    topic: 'customers',
    shownBy: ['customers.revealed', 'orders.revealed'],
  },
  failed_messages: { path: '/desk/messages', topic: 'messages', shownBy: ['messages.resent'] },
  take_case: { path: '/desk/cases', topic: 'cases', shownBy: ['cases.taken'] },
  home: { path: '/desk', topic: 'home', shownBy: [] },
  change_product: {
    path: '/desk/products',
    topic: 'products',
    shownBy: ['catalog.product_changed', 'catalog.product_created'],
  },
  deleted_orders: { path: '/desk/orders/deleted', topic: 'orders-cancel', shownBy: [] },
  read_log: { path: '/desk/audit', topic: 'audit-log', shownBy: [] },
  seller: {
    path: '/desk/sellers',
    topic: 'sellers',
    shownBy: ['sellers.created', 'sellers.changed'],
  },
  channel: { path: '/desk/sellers', topic: 'sellers', shownBy: ['sellers.channel_checked'] },
  paper: { path: '/desk/sellers', topic: 'sellers', shownBy: ['sellers.qualification_added'] },
  create_account: { path: '/desk/users/new', topic: 'users', shownBy: ['users.created'] },
  grant_role: { path: '/desk/users', topic: 'users', shownBy: ['users.role_granted'] },
  check_accounts: { path: '/desk/users', topic: 'start-security', shownBy: [] },
  failed_sign_ins: { path: '/desk/audit', topic: 'audit-log', shownBy: [] },
  history: { path: '/desk/orders', topic: 'start-auditor', shownBy: [] },
  own_address: {
    path: '/my/addresses',
    topic: 'customer-ordering',
    shownBy: ['customers.address_saved'],
  },
  own_title: { path: '/my/titles', topic: 'customer-titles', shownBy: ['customers.title_saved'] },
  own_order: { path: '/my/orders/new', topic: 'customer-ordering', shownBy: ['orders.placed'] },
  pay: { path: '/my/orders', topic: 'customer-paying', shownBy: ['payments.started'] },
  track: { path: '/my/orders', topic: 'customer-tracking', shownBy: [] },
  own_invoice: {
    path: '/my/invoices',
    topic: 'customer-invoices',
    shownBy: ['invoices.document_opened'],
  },
}

const OF_ROLES: Record<Role | 'customer', string> = {
  clerk: 'own_password search place_order import_sheet refused_rows edit_order enter_customer keys',
  reviewer: 'own_password states review_order reject_order search own_messages keys',
  warehouse: 'own_password pick pack book hand_over find_parcel',
  courier: 'own_password open_deliveries deliver failed_attempt own_devices',
  finance:
    'own_password confirm_transfer unclear_payments refund refused_invoices open_invoice verify_invoice',
  service:
    'own_password search place_order reveal edit_order find_parcel failed_messages take_case',
  manager: 'own_password home review_order change_product find_parcel deleted_orders read_log',
  admin: 'own_password seller channel paper change_product create_account grant_role',
  security: 'own_password own_devices check_accounts failed_sign_ins read_log',
  auditor: 'own_password history read_log open_invoice verify_invoice',
  customer: 'own_address own_title own_order pay track own_invoice own_password',
}

/** What somebody does first, role by role, each task once; a customer has no role. */
export function firstDayTasks(person: {
  isStaff: boolean
  roles: readonly Role[]
}): FirstDayTask[] {
  const roles = person.isStaff ? person.roles : (['customer'] as const)
  const keys = new Set(roles.flatMap((role) => OF_ROLES[role].split(' ')))
  return [...keys].map((key) => ({ key, ...TASKS[key] }))
}
