import '@japa/assert'
import { test } from '@japa/runner'
import { SaveCustomer } from '#app/customers/actions/save_customer'
import { ROWS_PER_PAGE } from '#app/lists/read_page'
import { SYSTEM } from '#app/platform/actor'
import { givenStaff, signedIn } from '#tests/support/people'
import { emptyTestDatabase } from '#tests/support/test_database'
import type { Visitor } from '#tests/support/visitor'

const COMPANY = '武汉知音财税咨询有限公司'
const TAXPAYER = '91420112MAP193H1BB'

async function givenCustomer(name: string, phone: string, taxpayerId: string | null = null) {
  const details = { name, contactName: name.slice(0, 3), phone, email: null, taxpayerId }
  const saved = await new SaveCustomer().handle({ customerId: null, details, by: SYSTEM })
  if (!saved.ok) throw new Error(saved.failure.type)
  return saved.value.id
}

/** The ids that a list shows, in its order. */
async function idsAt(visitor: Visitor, query: Record<string, string>): Promise<string[]> {
  const { text } = await visitor.get(`/desk/customers?${new URLSearchParams(query)}`)
  return [...text.matchAll(/href="\/desk\/customers\/([\da-f-]{36})"/g)].map(([, id]) => id)
}

const SEARCHES: { q: string; match: string; finds: ('company' | 'person')[] }[] = [
  { q: '知音', match: 'fuzzy', finds: ['company'] },
  { q: '知音', match: 'exact', finds: [] },
  { q: COMPANY, match: 'exact', finds: ['company'] },
  { q: TAXPAYER.toLowerCase(), match: 'exact', finds: ['company'] },
  { q: '林晓', match: 'exact', finds: ['person'] },
  { q: '138 1234 5678', match: 'fuzzy', finds: ['person'] },
  { q: '13812345678', match: 'exact', finds: ['person'] },
  { q: '5678', match: 'fuzzy', finds: ['person'] },
  { q: '5678', match: 'exact', finds: [] },
  { q: '%', match: 'fuzzy', finds: [] },
]

test.group('The list of customers', (group) => {
  group.each.setup(() => emptyTestDatabase())

  test('{match} search for {q} finds {finds}')
    .with(SEARCHES)
    .run(async ({ assert }, { q, match, finds }) => {
      const company = await givenCustomer(COMPANY, '027-82589231', TAXPAYER)
      const person = await givenCustomer('林晓', '13812345678')
      const visitor = await signedIn(await givenStaff('clerk'))
      const ids = { company, person }
      assert.deepEqual(
        await idsAt(visitor, { q, match }),
        finds.map((kind) => ids[kind])
      )
    })

  test('companies and persons can be listed apart, also in a search', async ({ assert }) => {
    const company = await givenCustomer(COMPANY, '027-82589231', TAXPAYER)
    const person = await givenCustomer('林知音', '13812345678')
    const visitor = await signedIn(await givenStaff('clerk'))
    assert.deepEqual(await idsAt(visitor, {}), [person, company])
    assert.deepEqual(await idsAt(visitor, { kind: 'company' }), [company])
    assert.deepEqual(await idsAt(visitor, { q: '知音', kind: 'person' }), [person])
    assert.deepEqual(await idsAt(visitor, { q: TAXPAYER, kind: 'person' }), [])
  })

  test('pages follow each other without a gap, and back', async ({ assert }) => {
    const ids: string[] = []
    for (let index = 0; index <= ROWS_PER_PAGE; index++)
      ids.unshift(await givenCustomer('林晓', String(13_800_000_000 + index)))
    const visitor = await signedIn(await givenStaff('clerk'))
    const first = await visitor.get('/desk/customers')
    const after = (text: string) => /after=([^"&]+)" rel="(?:next|prev)"/.exec(text)?.[1] ?? ''
    assert.deepEqual(await idsAt(visitor, {}), ids.slice(0, ROWS_PER_PAGE))
    const second = { after: decodeURIComponent(after(first.text)) }
    assert.deepEqual(await idsAt(visitor, second), ids.slice(ROWS_PER_PAGE))
    const back = await visitor.get(`/desk/customers?${new URLSearchParams(second)}`)
    const newer = { after: decodeURIComponent(after(back.text)) }
    assert.deepEqual(await idsAt(visitor, newer), ids.slice(0, ROWS_PER_PAGE))
    const found = await idsAt(visitor, { q: '林晓' })
    assert.deepEqual(found, ids.slice(0, ROWS_PER_PAGE))
  })
})
