import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { ApplyForCredit } from '#app/credits/actions/apply_for_credit'
import { IssueCredit } from '#app/credits/actions/issue_credit'
import { confirmationStates } from '#app/credits/confirmation_states'
import type { TakeBackWish } from '#app/invoices/lines/take_back'
import { SYSTEM } from '#app/platform/actor'
import { fen, sumFen } from '#app/platform/money/fen'
import { addDecimals } from '#app/platform/money/decimal'
import { plugins } from '#app/platform/plugins/registry'
import { transition } from '#app/platform/states/transition'
import { creditsOf, givenOriginal, orderOf } from '#tests/support/credits'
import { clearOutbox } from '#tests/support/drain_outbox'

const QUANTITY = 12

/** Pieces or money. */
const wish = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((count): TakeBackWish => ({
    originalPosition: 1,
    quantity: String(count),
  })),
  fc.integer({ min: 1, max: 900 }).map((amount): TakeBackWish => ({
    originalPosition: 1,
    totalFen: fen(amount),
  }))
)

test.group('parts of an invoice, whatever they are', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => clearOutbox())
  group.each.setup(() => () => plugins.restore())

  test('never take back more than there is, and the rest closes every column', async ({
    assert,
  }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 5 }), async (wishes) => {
        const original = await givenOriginal({ quantity: String(QUANTITY) })
        const credit = async (wanted: TakeBackWish[] | 'everything') => {
          const reason = 'allowance' as const
          const input = { originalId: original.id, reason, wanted, cause: 'by_hand' as const }
          const applied = await new ApplyForCredit().handle({ ...input, by: SYSTEM })
          if (!applied.ok) return applied.failure.type
          const { confirmationId } = applied.value
          const issued = await new IssueCredit().handle({ confirmationId, by: SYSTEM })
          if (!issued.ok) return issued.failure.type
          await db.transaction((trx) =>
            transition(confirmationStates, { id: confirmationId }, 'use', { by: SYSTEM, trx })
          )
          return null
        }
        for (const each of wishes) await credit([each])
        await credit('everything')

        const [line] = original.lines
        const credits = await creditsOf(original)
        const lines = credits.filter(({ state }) => state === 'issued').flatMap((one) => one.lines)
        assert.equal(sumFen(lines.map(({ netFen }) => netFen)), -line.netFen)
        assert.equal(sumFen(lines.map(({ taxFen }) => taxFen)), -line.taxFen)
        assert.equal(addDecimals(...lines.map(({ quantity }) => quantity ?? '0')), `-${QUANTITY}`)
        const order = await orderOf(original)
        assert.equal(order.invoicedFen, 0)
        assert.isFalse(order.isLocked)
      }),
      { numRuns: 12 }
    )
  }).timeout(120_000)
})
