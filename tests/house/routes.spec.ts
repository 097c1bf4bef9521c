import '@japa/assert'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { WITHOUT_POLICY } from '#tests/house/public_routes'

const root = join(import.meta.dirname, '../..')

/** A policy is asked, and its answer counts; or the rows are those of the customer who is signed in. */
const ASKS =
  /await [\w.]*bouncer\s*\.with\(\w+\)\s*\.(?:authorize|allows|denies)\(|\bownCustomer(?:OrFail)?\(/
const NOT_AWAITED =
  /(?<!await )(?<![\w.])(?:ctx\.)?bouncer\s*\.with\(\w+\)\s*\.(?:authorize|allows|denies)\(/

function controllers(): string[] {
  if (!router.commited) router.commit()
  const files = Object.values(router.toJSON())
    .flat()
    .flatMap(({ handler }) => {
      const text = typeof handler === 'function' ? '' : String(handler.importExpression ?? '')
      return /import\(["'](#app\/[^"']+)["']\)/.exec(text)?.[1] ?? []
    })
  return [...new Set(files)].sort()
}

function sourceOf(controller: string): string {
  return readFileSync(join(root, `${controller.slice(1)}.ts`), 'utf8')
}

test.group('routes', () => {
  test('each controller asks a policy, or is listed with the reason why not', ({ assert }) => {
    assert.isAbove(controllers().length, 50)
    const silent = controllers().filter((controller) => !ASKS.test(sourceOf(controller)))
    assert.deepEqual(
      silent.filter((controller) => !(controller in WITHOUT_POLICY)),
      []
    )
  })

  test('the list names no controller that is gone, or that asks after all', ({ assert }) => {
    const known = controllers()
    assert.deepEqual(
      Object.keys(WITHOUT_POLICY).filter(
        (controller) => !known.includes(controller) || ASKS.test(sourceOf(controller))
      ),
      []
    )
  })

  test('every answer of a policy is waited for', ({ assert }) => {
    assert.deepEqual(
      controllers().filter((controller) => NOT_AWAITED.test(sourceOf(controller))),
      []
    )
  })

  test('the rules bite', ({ assert }) => {
    assert.match('await bouncer.with(OrderPolicy).authorize("view")', ASKS)
    assert.notMatch('await ctx.view.render("page")', ASKS)
    assert.match('if (bouncer.with(OrderPolicy).allows("view"))', NOT_AWAITED)
    assert.notMatch('await bouncer.with(OrderPolicy).allows("view")', NOT_AWAITED)
  })
})
