import { test } from '@japa/runner'
import { productCode, sourceFiles, type SourceFile } from '#tests/house/support/source_files'

/** Lower numbers know nothing of higher ones; `app/README.md` says why. */
const RANKS: Record<string, number> = {
  platform: 0,
  audit: 1,
  documents: 1,
  identity: 2,
  lists: 3,
  live: 3,
  sellers: 4,
  catalog: 4,
  customers: 4,
  orders: 5,
  payments: 6,
  shipments: 6,
  invoices: 7,
  credits: 8,
  archive: 9,
  issuing: 9,
  service: 11,
  operations: 11,
  figures: 11,
  help: 11,
  notifications: 12,
  reports: 12,
  reconciliation: 12,
  desk: 13,
  portal: 13,
  demo: 13,
  console: 13,
  middleware: 13,
  exceptions: 13,
}

/** What a plugin may know of the house beside the contract of its kind. */
const OPEN_TO_PLUGINS = /^#app\/(?:platform\/|customers\/phone$)/
const CONTRACTS =
  /^#app\/(?:payments\/gateway|shipments\/courier|invoices\/(?:tax_channel|channel_messages|credit_messages)|notifications\/notifier)$/

/** `import type` of an event may look up: it is gone at run time. */
function upwardImports({ path, text }: SourceFile): string[] {
  const from = path.split('/')[1]
  return importsOf(text).flatMap(({ isType, target }) => {
    const to = /^#app\/([a-z_]+)\//.exec(target)?.[1]
    if (!to || to === from || (isType && target.includes('/events/'))) return []
    if (RANKS[from] === undefined || RANKS[to] === undefined)
      return [`${path}: ${from} or ${to} has no rank`]
    const isTopToTop = RANKS[from] === 13 && from === 'console'
    return RANKS[to] < RANKS[from] || isTopToTop ? [] : [`${path} imports ${target}`]
  })
}

function importsOf(text: string): { isType: boolean; target: string }[] {
  const statements = text.matchAll(
    /(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g
  )
  return [...statements].map(([, type, statically, lazily]) => ({
    isType: type !== undefined,
    target: statically ?? lazily,
  }))
}

test.group('borders', () => {
  test('calls go down: no domain imports one that is ranked as high or higher', ({ assert }) => {
    assert.deepEqual(sourceFiles(['app'], ['.ts']).flatMap(upwardImports), [])
  })

  test('the rule sees an import upwards, also a lazy one', ({ assert }) => {
    const path = 'app/orders/actions/x.ts'
    const wrong =
      "import Payment from '#app/payments/models/payment'\nawait import('#app/invoices/rules/judge')"

    assert.lengthOf(upwardImports({ path, text: wrong }), 2)
    assert.lengthOf(upwardImports({ path, text: "import { record } from '#app/audit/record'" }), 0)
  })

  test('the application imports no plugin', ({ assert }) => {
    const found = sourceFiles(['app'], ['.ts']).flatMap(({ path, text }) =>
      importsOf(text).flatMap(({ target }) =>
        target.startsWith('#plugins/') ? [`${path} imports ${target}`] : []
      )
    )
    assert.deepEqual(found, [])
  })

  test('a plugin knows its contract and the platform, nothing else', ({ assert }) => {
    const found = productCode()
      .filter(({ path }) => path.startsWith('plugins/'))
      .flatMap(({ path, text }) =>
        importsOf(text)
          .filter(
            ({ target }) =>
              target.startsWith('#') && !OPEN_TO_PLUGINS.test(target) && !CONTRACTS.test(target)
          )
          .map(({ target }) => `${path} imports ${target}`)
      )
    assert.deepEqual(found, [])
  })

  test('only the queue knows its library', ({ assert }) => {
    const found = productCode().filter(
      ({ path, text }) =>
        importsOf(text).some(({ target }) => target.startsWith('bullmq')) &&
        !path.startsWith('app/platform/queue/')
    )
    assert.deepEqual(
      found.map(({ path }) => path),
      []
    )
  })

  test('requests are known at the edge only', ({ assert }) => {
    const found = productCode().filter(
      ({ path, text }) =>
        /\bHttpContext\b/.test(text) &&
        !/^app\/(?:\w+\/controllers|middleware|exceptions|platform\/(?:views|assets|plugins|http)|identity)\//.test(
          path
        )
    )
    assert.deepEqual(
      found.map(({ path }) => path),
      []
    )
  })

  test('nothing lies deeper than domain and kind', ({ assert }) => {
    const deep = sourceFiles(['app'], ['.ts']).filter(({ path }) => path.split('/').length > 4)
    assert.deepEqual(
      deep.map(({ path }) => path),
      []
    )
  })
})
