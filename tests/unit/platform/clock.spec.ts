import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { clock } from '#app/platform/clock'

const at = (text: string) => DateTime.fromISO(text, { setZone: true })

test.group('Clock', (group) => {
  group.each.teardown(() => clock.resume())

  test('{moment} belongs to business day {day}')
    .with([
      { moment: '2026-11-24T15:59:59.999Z', day: '2026-11-24' },
      { moment: '2026-11-24T16:00:00.000Z', day: '2026-11-25' },
      { moment: '2026-11-25T07:59:00+08:00', day: '2026-11-25' },
      { moment: '2026-12-31T23:59:00+08:00', day: '2026-12-31' },
      { moment: '2027-01-01T00:00:00+08:00', day: '2027-01-01' },
    ])
    .run(({ assert }, { moment, day }) => {
      assert.equal(clock.businessDay(at(moment)), day)
    })

  test('a business day is a half-open range of 24 hours', ({ assert }) => {
    const { from, before } = clock.businessDayRange('2026-11-24')
    assert.equal(from.toISO(), '2026-11-23T16:00:00.000Z')
    assert.equal(before.toISO(), '2026-11-24T16:00:00.000Z')
    assert.equal(clock.businessDay(from), '2026-11-24')
    assert.equal(clock.businessDay(before), '2026-11-25')
  })

  test('stands still while it is frozen, in UTC', ({ assert }) => {
    clock.freeze(at('2026-11-25T00:30:00+08:00'))
    assert.equal(clock.now().toISO(), '2026-11-24T16:30:00.000Z')
    assert.equal(clock.businessDay(), '2026-11-25')
    clock.resume()
    assert.notEqual(clock.now().toISO(), '2026-11-24T16:30:00.000Z')
    assert.equal(clock.now().zoneName, 'UTC')
  })
})
