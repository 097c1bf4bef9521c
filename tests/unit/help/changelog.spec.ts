import '@japa/assert'
import { test } from '@japa/runner'
import { readChangelog } from '#app/help/changelog'

const SOURCE = `# Changelog

Words before the first version.

## Unreleased

### Added

- One thing, told
  over two lines.
- Another <b>thing</b> with \`a key\`.

## [0.2.0] - 2026-12-01

### Fixed

- 一行写不下的，
  接着写，用 xlsx
  文件。

### Changed

## 0.1.0 - 2026-11-24
`

test.group('Changelog', () => {
  const versions = readChangelog(SOURCE)

  test('has its versions in the order of the file', ({ assert }) => {
    assert.deepEqual(
      versions.map(({ name, date }) => [name, date]),
      [
        ['Unreleased', null],
        ['0.2.0', '2026-12-01'],
        ['0.1.0', '2026-11-24'],
      ]
    )
  })

  test('joins the lines of an entry, Chinese ones without a space', ({ assert }) => {
    assert.equal(versions[0].groups[0].entries[0], 'One thing, told over two lines.')
    assert.deepEqual(versions[1].groups[0], {
      title: 'Fixed',
      entries: ['一行写不下的，接着写，用 xlsx 文件。'],
    })
  })

  test('lets no HTML through', ({ assert }) => {
    assert.equal(
      versions[0].groups[0].entries[1],
      'Another &lt;b&gt;thing&lt;/b&gt; with <kbd>a key</kbd>.'
    )
  })

  test('a group or a version without entries stays empty', ({ assert }) => {
    assert.deepEqual(versions[1].groups[1], { title: 'Changed', entries: [] })
    assert.deepEqual(versions[2].groups, [])
    assert.deepEqual(readChangelog(''), [])
  })
})
