import { test } from '@japa/runner'
import { productCode, sourceFiles } from '#tests/house/support/source_files'

type Texts = Map<string, string>

/** All texts of a language by their whole key: `orders.states.draft`. */
function textsOf(locale: 'zh-CN' | 'en'): Texts {
  const texts: Texts = new Map()
  for (const { path, text } of sourceFiles([`resources/lang/${locale}`], ['.json'])) {
    flatten(JSON.parse(text), fileKey(path), texts)
  }
  for (const { path, text } of sourceFiles(
    ['plugins'],
    [`lang/${locale}.json`, `${locale}.json`]
  )) {
    flatten(JSON.parse(text), `plugins.${path.split('/')[1]}`, texts)
  }
  return texts
}

function fileKey(path: string): string {
  return path.split('/').at(-1)?.replace('.json', '') ?? ''
}

function flatten(value: unknown, prefix: string, texts: Texts): void {
  if (typeof value === 'string') texts.set(prefix, value)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, `${prefix}.${key}`, texts)
  }
}

/** Keys that are written out in views and code; keys made from parts cannot be seen here. */
function keysUsed(): { path: string; key: string }[] {
  const files = [...productCode(), ...sourceFiles(['resources/views'], ['.edge'])]
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*'([a-z_][\w.-]*)'/g)].map(([, key]) => ({ path, key }))
  )
}

test.group('translations', () => {
  test('Chinese and English have the same keys', ({ assert }) => {
    const chinese = [...textsOf('zh-CN').keys()].toSorted()
    const english = [...textsOf('en').keys()].toSorted()

    assert.isAbove(chinese.length, 200)
    assert.deepEqual(english, chinese)
  })

  test('both say something everywhere, with the same places for values', ({ assert }) => {
    const english = textsOf('en')
    const places = (text = '') => {
      const names = [...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name)
      return [...new Set(names)].toSorted().join()
    }
    const wrong = [...textsOf('zh-CN')].filter(
      ([key, text]) => text.trim() === '' || places(text) !== places(english.get(key))
    )
    assert.deepEqual(
      wrong.map(([key]) => key),
      []
    )
  })

  test('every key that a view or a controller names exists', ({ assert }) => {
    const texts = textsOf('zh-CN')
    const missing = keysUsed().filter(({ key }) => !texts.has(key))

    assert.deepEqual(
      missing.map(({ path, key }) => `${path}: ${key}`),
      []
    )
  })
})
