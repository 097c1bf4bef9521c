import { setImmediate as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { numbersFrom } from '#benchmarks/support/options'
import { allWithin, rounded, Timings } from '#benchmarks/support/timings'

test.group('The figures of benchmarks', () => {
  test('options are whole numbers and have defaults; anything else is refused', ({ assert }) => {
    const defaults = { orders: 100, requests: 5 }
    assert.deepEqual(numbersFrom([], defaults), defaults)
    assert.deepEqual(numbersFrom(['--orders=7'], defaults), { orders: 7, requests: 5 })
    for (const wrong of ['--orders=0', '--orders=x', '--orders=1.5', '--rows=1', 'orders'])
      assert.throws(() => numbersFrom([wrong], defaults))
  })

  test('percentiles are times that were measured, by the nearest rank', ({ assert }) => {
    const timings = new Timings()
    for (let milliseconds = 20; milliseconds >= 1; milliseconds--) timings.note(milliseconds)
    assert.equal(timings.percentile(0.5), 10)
    assert.equal(timings.percentile(0.95), 19)
    assert.equal(timings.percentile(1), 20)
  })

  test('callers share the calls: each is made once, never more than so many at a time', async ({
    assert,
  }) => {
    let [now, most, made] = [0, 0, 0]
    const call = async () => {
      most = Math.max(most, ++now)
      await pause()
      now--
      made++
    }
    await allWithin(
      3,
      Array.from({ length: 10 }, () => call)
    )
    assert.deepEqual({ most, made }, { most: 3, made: 10 })
    assert.equal(rounded(1.25, 1), 1.3)
  })
})
