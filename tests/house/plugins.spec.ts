import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'

const root = join(import.meta.dirname, '../..')
const WANTED = [
  'README.md',
  'plugin.ts',
  'lang/zh-CN.json',
  'lang/en.json',
  'tests/conformance.spec.ts',
]

function lacking(key: string): string[] {
  return WANTED.filter((file) => !existsSync(join(root, 'plugins', key, file))).map(
    (file) => `${key}: ${file}`
  )
}

test.group('plugins', () => {
  test('each has its manifest, its words, its papers and its conformance spec', ({ assert }) => {
    const keys = readdirSync(join(root, 'plugins'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)

    assert.isAbove(keys.length, 4)
    assert.deepEqual(keys.flatMap(lacking), [])
  })

  test('each stands on the page that turns plugins on', ({ assert }) => {
    const page = readFileSync(join(root, 'config/plugins.ts'), 'utf8')
    const keys = readdirSync(join(root, 'plugins'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !page.includes(`#plugins/${entry.name}/plugin`))
      .map(({ name }) => name)

    assert.deepEqual(keys, [])
  })

  test('the rule sees what a plugin lacks', ({ assert }) => {
    assert.lengthOf(lacking('no-such-plugin'), WANTED.length)
  })
})
