import '@japa/assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'

const root = join(import.meta.dirname, '../..')
const PAPERS = ['README.md', 'README.zh-CN.md', 'docs/operations.md', 'benchmarks/README.md']
/** Commands of the framework and its packages; those of the house lie in app/console. */
const OF_PACKAGES = ['build', 'serve', 'migration:run']
const manifest: {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
} = JSON.parse(read('package.json'))

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function named(pattern: RegExp): string[] {
  const found = PAPERS.flatMap((paper) =>
    [...read(paper).matchAll(pattern)].map(([, name]) => name)
  )
  return [...new Set(found)]
}

function consoleCommands(): string[] {
  return readdirSync(join(root, 'app/console')).flatMap((file) => {
    const name = /commandName = '([^']+)'/.exec(read(`app/console/${file}`))?.[1]
    return name ? [name] : []
  })
}

test.group('papers', () => {
  test('name only npm scripts that there are', ({ assert }) => {
    const scripts = named(/npm run ([\w:]+)/g)
    assert.includeMembers(Object.keys(manifest.scripts), scripts)
    assert.isNotEmpty(scripts)
  })

  test('name only commands that there are', ({ assert }) => {
    const commands = named(/node ace ([a-z]+(?::[a-z-]+)?)/g)
    assert.includeMembers([...consoleCommands(), ...OF_PACKAGES], commands)
    assert.include(commands, 'demo:day')
  })

  test('name every proof and benchmark, and none that is gone', ({ assert }) => {
    for (const folder of ['tests/proofs', 'benchmarks']) {
      const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'))
      const readme = read('README.md')
      for (const file of files) assert.include(readme, `\`${file.replace('.ts', '')}\``)
    }
    for (const name of named(/npm run bench -- ([a-z_]+)/g))
      assert.isTrue(existsSync(join(root, 'benchmarks', `${name}.ts`)), name)
    for (const name of named(/npm run prove -- ([a-z_]+)/g))
      assert.isTrue(existsSync(join(root, 'tests/proofs', `${name}.ts`)), name)
  })

  test('give every dependency its reason', ({ assert }) => {
    const paper = read('docs/dependencies.md')
    const patterns = [...paper.matchAll(/`([@\w/.*-]+)`/g)].map(
      ([, name]) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
    )
    const { dependencies, devDependencies, optionalDependencies } = manifest
    const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    assert.deepEqual(
      all.filter((name) => !patterns.some((pattern) => pattern.test(name))),
      []
    )
  })
})
