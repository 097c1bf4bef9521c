import type { Role } from '#app/identity/roles'

const viewing = [
  'orders.view',
  'payments.view',
  'shipments.view',
  'invoices.view',
  'customers.view',
  'catalog.view',
] as const

/** Everything that a role may do. A customer has none of these: policies let them reach their own rows. */
const rolePermissions = {
  clerk: [
    ...viewing,
    'orders.place',
    'orders.edit',
    'orders.cancel',
    'imports.run',
    'customers.edit',
    'messages.view',
  ],
  reviewer: [...viewing, 'orders.review', 'cases.work'],
  warehouse: [
    'shipments.view',
    'shipments.pick',
    'shipments.pack',
    'shipments.hand_over',
    'catalog.view',
  ],
  /** Not `shipments.view`: a courier reaches the parcels that were given to them, and no others. */
  courier: ['shipments.deliver'],
  finance: [
    ...viewing,
    'payments.confirm',
    'payments.refund',
    'invoices.issue',
    'reports.view',
    'reports.close',
    'sellers.view',
    'messages.view',
  ],
  service: [
    ...viewing,
    'orders.place',
    'orders.edit',
    'orders.cancel',
    'customers.edit',
    'customers.reveal',
    'messages.view',
    'messages.resend',
    'cases.work',
  ],
  manager: [
    ...viewing,
    'orders.place',
    'orders.edit',
    'orders.review',
    'orders.move',
    'orders.rules',
    'orders.cancel',
    'orders.delete',
    'imports.run',
    'payments.refund',
    'shipments.deliver',
    'invoices.issue',
    'customers.edit',
    'customers.reveal',
    'catalog.edit',
    'sellers.view',
    'messages.view',
    'messages.resend',
    'cases.work',
    'users.view',
    'audit.view',
    'figures.view',
    'reports.view',
    'views.share',
  ],
  admin: [
    'users.view',
    'users.edit',
    'sellers.view',
    'sellers.edit',
    'catalog.view',
    'catalog.edit',
    'reports.view',
    'messages.view',
    'views.share',
  ],
  security: ['users.view', 'audit.view'],
  auditor: [
    'orders.view',
    'payments.view',
    'shipments.view',
    'invoices.view',
    'reports.view',
    'users.view',
    'audit.view',
  ],
} as const satisfies Record<Role, readonly string[]>

export type Permission = (typeof rolePermissions)[Role][number]

export function permissionsOf(roles: readonly Role[]): Set<Permission> {
  return new Set(roles.flatMap((role): readonly Permission[] => rolePermissions[role]))
}
