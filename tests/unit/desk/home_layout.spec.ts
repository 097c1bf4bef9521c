import '@japa/assert'
import { test } from '@japa/runner'
import { arrange, type HomeLayout, placeWidgets, readLayout } from '#app/desk/home_layout'

const KNOWN = ['reviews', 'findings', 'drafts']
const keysOf = (layout: HomeLayout | null, known = KNOWN) =>
  placeWidgets(known, layout).map(({ key, isHidden }) => (isHidden ? `(${key})` : key))

function press(...acts: [Parameters<typeof arrange>[1], string][]): HomeLayout | null {
  return acts.reduce<HomeLayout | null>(
    (layout, [act, key]) => arrange(placeWidgets(KNOWN, layout), act, key),
    null
  )
}

test.group('Layout of a home page', () => {
  test('nobody has arranged it: all there is, in the order of the house', ({ assert }) => {
    assert.deepEqual(keysOf(null), KNOWN)
  })

  test('what is stored and not known is ignored, what is new comes at the end', ({ assert }) => {
    const stored = { order: ['gone', 'drafts', 'reviews'], hidden: ['gone', 'reviews'] }
    assert.deepEqual(keysOf(stored), ['drafts', '(reviews)', 'findings'])
    assert.deepEqual(keysOf(stored, [...KNOWN, 'brand_new']).at(-1), 'brand_new')
  })

  const presses: [string, Parameters<typeof press>, string[]][] = [
    ['up', [['up', 'drafts']], ['reviews', 'drafts', 'findings']],
    ['down', [['down', 'reviews']], ['findings', 'reviews', 'drafts']],
    ['the first one up stays', [['up', 'reviews']], KNOWN],
    ['the last one down stays', [['down', 'drafts']], KNOWN],
    ['one that nobody knows moves nothing', [['up', 'gone']], KNOWN],
    ['hidden', [['hide', 'findings']], ['reviews', '(findings)', 'drafts']],
    [
      'hidden and shown again',
      [
        ['hide', 'findings'],
        ['show', 'findings'],
      ],
      KNOWN,
    ],
    [
      'a move goes past the next one in sight',
      [
        ['hide', 'findings'],
        ['up', 'drafts'],
      ],
      ['drafts', 'reviews', '(findings)'],
    ],
    [
      'back to the default',
      [
        ['up', 'drafts'],
        ['reset', ''],
      ],
      KNOWN,
    ],
  ]
  for (const [title, acts, expected] of presses) {
    test(title, ({ assert }) => assert.deepEqual(keysOf(press(...acts)), expected))
  }

  test('a stored value of any other shape counts as far as it can be read', ({ assert }) => {
    assert.isNull(readLayout(null))
    assert.isNull(readLayout('reviews'))
    assert.deepEqual(readLayout({ order: ['a', 7], hidden: 'b' }), { order: ['a'], hidden: [] })
  })
})
