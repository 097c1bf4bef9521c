/** What a member of staff can be, one or several. Names for people: `identity.roles.<role>`. */
export const ROLES = [
  'clerk',
  'reviewer',
  'warehouse',
  'courier',
  'finance',
  'service',
  'manager',
  'admin',
  'security',
  'auditor',
] as const

export type Role = (typeof ROLES)[number]

/**
 * Who runs the system, who guards it and who audits it are three persons (GB/T 22239-2019, 8.1.4.2:
 * separated duties of administrators).
 */
const SEPARATED: readonly Role[] = ['admin', 'security', 'auditor']

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text)
}

/** The held role that rules the wanted one out, or null. */
export function conflictingRole(held: readonly Role[], wanted: Role): Role | null {
  if (!SEPARATED.includes(wanted)) return null
  return held.find((role) => role !== wanted && SEPARATED.includes(role)) ?? null
}
