import { test } from '@japa/runner'
import { linesThat, productCode } from '#tests/house/support/source_files'

/**
 * A state that is assigned, or written by an update, a merge or SQL; not one that SQL compares. A hold
 * of stock has no history of its own: its order has it.
 */
const STATE_WRITTEN =
  /^\s*(?:this\.)?\w+\.(?:state|status)\s*=[^=>]|\.(?:update|merge)\(\{[^}]*\b(?:state|status):|\bupdate (?!stock_holds)\w+ set (?:\w+ = [^,]+, )*(?:state|status) =/
const BY_HAND = /\bnew Date\(\s*\)|\bDate\.now\(\)|\bDateTime\.(?:now|utc|local)\(\)/
const FLOAT_MONEY = /\btoFixed\(|\bparseFloat\(|Fen\s*\/\s*100\b|Fen\s*\*\s*0\.\d/
const DROPPED_ANSWER = /^\s*await\s+.*\.allows\(/
const SWALLOWED = /catch(?:\s*\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(?:\{\}|null|undefined)\)/
const TYPE_HOLE = /:\s*any\b|\bas any\b|@ts-(?:ignore|expect-error|nocheck)/

const rules = [
  {
    name: 'a state changes through its one door',
    pattern: STATE_WRITTEN,
    exempt: /^app\/platform\/states\/|\/sandbox\//,
    bites: [
      "order.state = 'approved'",
      "trx.from('orders').update({ id, state: 'x' })",
      "`update orders set paid = true, state = 'x'`",
    ],
  },
  {
    name: 'time comes from the clock',
    pattern: BY_HAND,
    exempt: /^app\/platform\/clock\.ts$|^app\/platform\/(?:supervisor|database)\//,
    bites: ['const now = new Date()', 'DateTime.utc()'],
  },
  {
    name: 'money is never a float',
    pattern: FLOAT_MONEY,
    exempt: /^$/,
    bites: ['(total / 3).toFixed(2)', 'const yuan = totalFen / 100'],
  },
  {
    name: 'the answer of an authorisation is never dropped',
    pattern: DROPPED_ANSWER,
    exempt: /^$/,
    bites: ["await bouncer.with(P).allows('view')"],
  },
  {
    name: 'no error is swallowed',
    pattern: SWALLOWED,
    // Three loops that are told to stop while they pause, or ask whether somebody answers at all.
    exempt: /^app\/audit\/sealing\.ts$|^app\/platform\/supervisor\/(?:keeper|supervisor)\.ts$/,
    bites: ['try { x() } catch {}', 'work().catch(() => null)'],
  },
  { name: 'types have no holes', pattern: TYPE_HOLE, exempt: /^$/, bites: ['const x: any = 1'] },
]

test.group('doors', () => {
  for (const { name, pattern, exempt, bites } of rules) {
    test(name, ({ assert }) => {
      const files = productCode().filter(({ path }) => !exempt.test(path))
      assert.deepEqual(linesThat(files, pattern), [])
    })

    test(`the rule bites: ${name}`, ({ assert }) => {
      for (const text of bites) assert.lengthOf(linesThat([{ path: 'x.ts', text }], pattern), 1)
    })
  }
})
