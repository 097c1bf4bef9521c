import { test } from '@japa/runner'
import { DomainEvent } from '#app/platform/outbox/domain_event'
import {
  defineStates,
  graphProblems,
  stateTables,
  type StateOf,
  type StateTable,
  type VerbOf,
} from '#app/platform/states/machine'

class ParcelSent extends DomainEvent<{ parcelId: string }> {
  static type = 'parcels.sent'
}

const sound = defineStates({
  subject: 'unit_parcel',
  table: 'unit_parcels',
  initial: ['packed'],
  final: ['delivered', 'lost'],
  verbs: {
    send: { from: ['packed'], to: 'sent', publishes: ParcelSent },
    deliver: { from: ['sent'], to: 'delivered' },
    lose: { from: ['packed', 'sent'], to: 'lost', reason: 'required' },
  },
})

test.group('State tables', () => {
  test('a sound table has no problems and default columns', ({ assert }) => {
    assert.deepEqual(graphProblems(sound), [])
    assert.equal(sound.column, 'state')
    assert.equal(sound.touches, 'updated_at')
    assert.strictEqual(stateTables().get('unit_parcel'), sound)
  })

  test('states and verbs are unions of literals', ({ assert }) => {
    const state: StateOf<typeof sound> = 'sent'
    const verb: VerbOf<typeof sound> = 'deliver'
    // @ts-expect-error a mistyped state is refused by the compiler
    const wrongState: StateOf<typeof sound> = 'snet'
    // @ts-expect-error so is a mistyped verb
    const wrongVerb: VerbOf<typeof sound> = 'delivr'
    assert.deepEqual([state, verb, wrongState, wrongVerb], ['sent', 'deliver', 'snet', 'delivr'])
  })

  type Broken = Pick<StateTable, 'initial' | 'final' | 'verbs'> & { title: string; problem: string }
  const broken: Broken[] = [
    {
      title: 'a state that no verb leaves',
      initial: ['a'],
      final: ['c'],
      verbs: { go: { from: ['a'], to: 'b' }, jump: { from: ['a'], to: 'c' } },
      problem: 'b: a dead end',
    },
    {
      title: 'a state that nothing reaches (a mistyped name)',
      initial: ['a'],
      final: ['c'],
      verbs: { go: { from: ['a', 'aa'], to: 'c' } },
      problem: 'aa: never reached',
    },
    {
      title: 'an island that reaches only itself',
      initial: ['a'],
      final: ['c'],
      verbs: {
        go: { from: ['a'], to: 'c' },
        swim: { from: ['x'], to: 'y' },
        back: { from: ['y'], to: 'x' },
      },
      problem: 'y: never reached',
    },
    {
      title: 'a final state with an exit',
      initial: ['a'],
      final: ['c'],
      verbs: { go: { from: ['a'], to: 'c' }, back: { from: ['c'], to: 'a' } },
      problem: 'c: final, yet left',
    },
    {
      title: 'a final state that nothing reaches',
      initial: ['a'],
      final: ['c', 'd'],
      verbs: { go: { from: ['a'], to: 'c' } },
      problem: 'd: never reached',
    },
    {
      title: 'a verb from nowhere',
      initial: ['a'],
      final: ['c'],
      verbs: { go: { from: ['a'], to: 'c' }, appear: { from: [], to: 'c' } },
      problem: 'appear: from nowhere',
    },
    {
      title: 'no initial state',
      initial: [],
      final: ['c'],
      verbs: { go: { from: ['a'], to: 'c' } },
      problem: 'has no initial state',
    },
  ]

  for (const { title, problem, ...graph } of broken) {
    test(`the check finds ${title}`, ({ assert }) => {
      const table = { subject: 'thing', table: 'things', column: 'state', touches: null, ...graph }
      assert.include(graphProblems(table), `states of thing: ${problem}`)
    })
  }

  test('two tables may not share a subject', ({ assert }) => {
    const other = { table: 'others', initial: ['a'], final: ['a'], verbs: {} }
    assert.throws(() => defineStates({ subject: 'unit_parcel', ...other }), /two state tables/)
  })
})
