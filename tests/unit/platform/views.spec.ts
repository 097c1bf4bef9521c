import '@japa/assert'
import { test } from '@japa/runner'
import edge from 'edge.js'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { attributes } from '#app/platform/views/attributes'
import { errorsByField, fieldId, isTicked, typedValue } from '#app/platform/views/form_state'
import { formatCount, formatDate, formatDateTime } from '#app/platform/views/format'
import { qrPath } from '#app/platform/views/qr_path'
import { otherParameters, withQuery } from '#app/platform/views/query_string'

edge.createRenderer()

function htmlOf(...given: Parameters<typeof attributes>): string {
  return edge.globals.html.escape(attributes(...given))
}

test.group('Formats of screens', () => {
  test('moments show by the clock of China, whatever their zone', ({ assert }) => {
    const moment = DateTime.fromISO('2026-11-23T16:05:00Z')
    assert.equal(formatDateTime(moment), '2026-11-24 00:05')
    assert.equal(formatDateTime(moment.toJSDate()), '2026-11-24 00:05')
    assert.equal(formatDate(moment.setZone('America/New_York')), '2026-11-24')
    assert.equal(formatDateTime(null), '—')
  })

  test('counts are grouped and stop at their cap', ({ assert }) => {
    const counts = [0, 999, 1234, 10_000, 10_001].map((count) => formatCount(count))
    assert.deepEqual(counts, ['0', '999', '1,234', '10,000', '10,000+'])
  })
})

test.group('Attributes of elements', () => {
  test('values are escaped, empty ones left out, classes added up', ({ assert }) => {
    const own = { type: 'text', class: 'form-control', hidden: false, title: undefined }
    const passed = { type: 'tel', class: 'wide', required: true, value: '"><script>' }
    assert.equal(
      htmlOf(own, passed),
      'type="tel" class="form-control wide" required value="&quot;&gt;&lt;script&gt;"'
    )
  })

  test('no text breaks out of its attribute', ({ assert }) => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = htmlOf({ value: text }).slice('value="'.length, -1)
        assert.notMatch(inside, /["<>]/)
      })
    )
  })

  test('styles and handlers are refused, as the browser would', ({ assert }) => {
    assert.throws(() => htmlOf({ style: 'color: red' }), /forbids the attribute style/)
    assert.throws(() => htmlOf({ onclick: 'x()' }), /forbids the attribute onclick/)
  })
})

test.group('State of forms', () => {
  const refused = {
    formErrors: { 'lines.0.sku': ['unknown', 'second'], 'name': 'missing' },
    formValues: { name: null, lines: [{ sku: 'A-1' }], roles: ['clerk', 'finance'] },
  }

  test('every field shows its first error and what was typed', ({ assert }) => {
    assert.deepEqual(errorsByField(refused), { 'lines.0.sku': 'unknown', 'name': 'missing' })
    assert.equal(typedValue(refused, 'lines[0][sku]', 'given'), 'A-1')
    assert.equal(typedValue(refused, 'name', 'given'), '')
    assert.equal(typedValue({}, 'name', 'given'), 'given')
  })

  test('an emptied box stays empty, whatever the page started with', ({ assert }) => {
    assert.isTrue(isTicked(refused, 'roles', 'finance', false))
    assert.isFalse(isTicked(refused, 'roles', 'manager', true))
    assert.isFalse(isTicked(refused, 'urgent', '1', true))
    assert.isTrue(isTicked({}, 'urgent', '1', true))
  })

  test('names become ids that links can point to', ({ assert }) => {
    assert.equal(fieldId('lines[0][sku]'), 'field-lines-0-sku')
    assert.equal(fieldId('lines.0.sku'), 'field-lines-0-sku')
  })
})

test.group('Addresses of lists', () => {
  const query = { state: 'paid', tags: ['a', 'b'], after: 'x', q: '武汉' }

  test('one parameter changes, the others stay', ({ assert }) => {
    assert.equal(
      withQuery('/desk/orders', query, { state: 'sent', after: null, q: null }),
      '/desk/orders?state=sent&tags%5B%5D=a&tags%5B%5D=b'
    )
    assert.equal(withQuery('/desk/orders', { q: 'x' }, { q: null }), '/desk/orders')
  })

  test('a filter form carries what it has no field for, but no cursor', ({ assert }) => {
    assert.deepEqual(otherParameters(query, ['q', 'tags']), [['state', 'paid']])
  })
})

test('a QR code has its quiet zone and three finders', ({ assert }) => {
  const { size, path } = qrPath('https://shuiyou.example/verify')
  assert.equal(size, 29 + 8)
  assert.isTrue(path.startsWith('M4 4h1v1h-1z'))
})
