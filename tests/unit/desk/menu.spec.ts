import '@japa/assert'
import { test } from '@japa/runner'
import { MENU, menuFor } from '#app/desk/menu'
import { portalMenuFor } from '#app/portal/menu'

function keysFor(...permissions: string[]): string[] {
  const groups = menuFor((permission) => permissions.includes(permission), '/desk')
  return groups.flatMap(({ entries }) => entries.map(({ key }) => key))
}

test.group('Menus', () => {
  test('the desk shows what the viewer may and nothing else', ({ assert }) => {
    assert.deepEqual(keysFor(), ['home'])
    assert.deepEqual(keysFor('orders.view', 'shipments.pack'), ['home', 'orders', 'packing'])
  })

  test('the page below an entry keeps it marked, the start page only itself', ({ assert }) => {
    const groups = menuFor(() => true, '/desk/orders/1')
    const active = groups.flatMap(({ entries }) => entries.filter(({ isActive }) => isActive))
    assert.deepEqual(
      active.map(({ key }) => key),
      ['orders']
    )
  })

  test('no key and no path stands twice', ({ assert }) => {
    assert.lengthOf(new Set(MENU.flatMap(({ key, path }) => [key, path])), MENU.length * 2)
  })

  test('the portal marks the entry with the longest path', ({ assert }) => {
    const activeAt = (path: string) => portalMenuFor(path).find(({ isActive }) => isActive)?.key
    assert.equal(activeAt('/my'), 'home')
    assert.equal(activeAt('/my/orders/new'), 'orders')
    assert.equal(activeAt('/my/orders/7'), 'orders')
    assert.isUndefined(activeAt('/my/addresses'))
    assert.isUndefined(activeAt('/verify'))
  })
})
