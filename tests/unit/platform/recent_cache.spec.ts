import { test } from '@japa/runner'
import { RecentCache } from '#app/platform/crypto/recent_cache'

test.group('Recent cache', () => {
  test('makes a value once', ({ assert }) => {
    const cache = new RecentCache<number>(10)
    let made = 0
    const make = () => ++made
    assert.deepEqual([cache.take('a', make), cache.take('a', make)], [1, 1])
  })

  test('never holds more than its size', ({ assert }) => {
    const cache = new RecentCache<number>(100)
    for (let index = 0; index < 10_000; index++) {
      cache.take(`key ${index}`, () => index)
      assert.isAtMost(cache.size, 100)
    }
  })

  test('keeps what is used again and again', ({ assert }) => {
    const cache = new RecentCache<number>(10)
    let made = 0
    for (let index = 0; index < 1000; index++) {
      cache.take('often', () => ++made)
      cache.take(`once ${index}`, () => index)
    }
    assert.equal(made, 1)
  })
})
