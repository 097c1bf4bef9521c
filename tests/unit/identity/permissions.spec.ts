import '@japa/assert'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { type Permission, permissionsOf } from '#app/identity/permissions'
import { conflictingRole, isRole, type Role, ROLES } from '#app/identity/roles'

/** Acts that must never lie in one pair of hands that no second role was given to. */
const APART: [name: string, permissions: Permission[]][] = [
  ['placing and reviewing orders', ['orders.place', 'orders.review']],
  ['reviewing orders and confirming payments', ['orders.review', 'payments.confirm']],
  ['running the system and reading its log', ['users.edit', 'audit.view']],
  ['running the system and handling orders', ['users.edit', 'orders.view']],
]
const ALL_OF_BUSINESS: Role = 'manager'

test.group('Permissions', () => {
  for (const [name, permissions] of APART) {
    test(`no single role but the manager's joins ${name}`, ({ assert }) => {
      const joining = ROLES.filter((role) => {
        const held = permissionsOf([role])
        return permissions.every((permission) => held.has(permission))
      })
      assert.deepEqual(
        joining.filter((role) => role !== ALL_OF_BUSINESS),
        []
      )
    })
  }

  test('every role may do something', ({ assert }) => {
    for (const role of ROLES) assert.isAbove(permissionsOf([role]).size, 0, role)
  })

  test('who may edit may also view, but for those who deliver what was given to them', ({
    assert,
  }) => {
    const withoutView: string[] = ['shipments.deliver', 'imports.run', 'views.share', 'cases.work']
    for (const role of ROLES) {
      const held = permissionsOf([role])
      for (const permission of held) {
        const [domain] = permission.split('.')
        const hasView = [...held].some((other) => other === `${domain}.view`)
        assert.isTrue(hasView || withoutView.includes(permission), `${role} ${permission}`)
      }
    }
  })

  test('several roles hold what each of them holds, and nothing else', ({ assert }) => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const together = permissionsOf(roles)
        const each = roles.flatMap((role) => [...permissionsOf([role])])
        assert.sameMembers([...together], [...new Set(each)])
      })
    )
  })

  test('nobody without a role may do anything', ({ assert }) => {
    assert.equal(permissionsOf([]).size, 0)
  })
})

test.group('Roles', () => {
  test('system, security and audit exclude each other, and nothing else is excluded', ({
    assert,
  }) => {
    const separated: Role[] = ['admin', 'security', 'auditor']
    for (const held of ROLES) {
      for (const wanted of ROLES) {
        const areBoth = separated.includes(held) && separated.includes(wanted)
        const expected = areBoth && held !== wanted ? held : null
        assert.equal(conflictingRole([held], wanted), expected, `${held}, ${wanted}`)
      }
    }
  })

  test('only the names of roles are roles', ({ assert }) => {
    assert.isTrue(isRole('clerk'))
    assert.isFalse(isRole('Clerk'))
    assert.isFalse(isRole('customer'))
  })
})
