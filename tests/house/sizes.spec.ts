import { test } from '@japa/runner'
import { productCode, type SourceFile, sourceFiles } from '#tests/house/support/source_files'

/** Where to stop, by kind (STYLE.md); the first that fits counts. */
const STOPS: [RegExp, number][] = [
  [/^app\/(?:orders\/models\/order|invoices\/models\/invoice)\.ts$/, 120],
  [/^app\/\w+\/controllers\//, 100],
  [/^plugins\//, 260],
  [/_states\.ts$/, 80],
  [/^app\//, 200],
]

function tooLong({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length
  const stop = STOPS.find(([kind]) => kind.test(path))?.[1] ?? 150
  return lines > stop ? [`${path}: ${lines} lines, stop at ${stop}`] : []
}

test.group('sizes', () => {
  test('files stay small enough to read', ({ assert }) => {
    const files = productCode()
    const largest = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .toSorted((a, b) => b.lines - a.lines)
    const median = largest[Math.floor(largest.length / 2)].lines
    console.log(`  median ${median} lines of ${files.length} files; the five largest:`)
    for (const { path, lines } of largest.slice(0, 5)) console.log(`    ${lines}  ${path}`)

    assert.deepEqual(files.flatMap(tooLong), [])
    assert.isAtMost(median, 50)
  })

  test('views stay small enough to read', ({ assert }) => {
    const views = sourceFiles(['resources/views'], ['.edge'])
    const long = views.filter(({ text }) => text.split('\n').length > 160)

    assert.deepEqual(
      long.map(({ path }) => path),
      []
    )
  })

  test('names say what a file is about', ({ assert }) => {
    const vague = productCode().filter(({ path }) =>
      /\/(?:utils?|helpers?|misc|common|manager|info|stuff)\.ts$|\/(?:utils|helpers|common|shared)\//.test(
        path
      )
    )
    assert.deepEqual(
      vague.map(({ path }) => path),
      []
    )
  })
})
