import '@japa/assert'
import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { PAGES } from '#tests/browser/pages'

/** Addresses that a browser can ask for. */
function readable(): string[] {
  if (!router.commited) router.commit()
  return Object.values(router.toJSON())
    .flat()
    .filter(({ methods }) => methods.includes('GET'))
    .map(({ pattern }) => pattern)
    .filter((pattern) => !pattern.startsWith('/sandbox'))
}

test.group('pages', () => {
  test('each page of the route table is visited by the browser suite', ({ assert }) => {
    assert.deepEqual(
      readable().filter((pattern) => !(pattern in PAGES)),
      []
    )
  })

  test('and the list names no page that is gone', ({ assert }) => {
    const known = readable()
    assert.deepEqual(
      Object.keys(PAGES).filter((pattern) => !known.includes(pattern)),
      []
    )
  })
})
