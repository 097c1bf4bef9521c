import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { productCode, type SourceFile, sourceFiles } from '#tests/house/support/source_files'

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

/** A folder that pretends to be a provider: it knows Node and itself. */
const SIMULATOR = /^plugins\/[^/]+\/tests\/simulator\//

function borrowed({ path, text }: SourceFile): string[] {
  const targets = text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*'([^']+)'/g)
  return [...targets]
    .map(([, target]) => target)
    .filter((target) => !target.startsWith('node:') && !/^\.\/[a-z_]+\.js$/.test(target))
    .map((target) => `${path} imports ${target}`)
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

  test('a simulator in the tests of a plugin shares nothing with it', ({ assert }) => {
    const files = sourceFiles(['plugins'], ['.ts']).filter(({ path }) => SIMULATOR.test(path))

    assert.isNotEmpty(files)
    assert.deepEqual(files.flatMap(borrowed), [])
    assert.deepEqual(
      productCode().filter(({ text }) => text.includes('/simulator/')),
      []
    )
  })

  test('the rule sees what a simulator borrows', ({ assert }) => {
    const text = [
      "import { signCall } from '../../signature.js'",
      "import { clock } from '#app/platform/clock'",
      "export * from '../requests.js'",
      "await import('luxon')",
      "import { text } from './order_checks.js'",
      "import { join } from 'node:path'",
    ].join('\n')

    assert.lengthOf(borrowed({ path: 'x.ts', text }), 4)
  })

  test('the rule sees what a plugin lacks', ({ assert }) => {
    assert.lengthOf(lacking('no-such-plugin'), WANTED.length)
  })
})
