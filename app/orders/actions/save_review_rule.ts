import db from '@adonisjs/lucid/services/db'
import { record } from '#app/audit/record'
import ReviewRule from '#app/orders/models/review_rule'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { newId } from '#app/platform/database/uuid'
import { madeBefore, recordOutcome } from '#app/platform/forms/spend_once'

export type RuleValues = Pick<
  ReviewRule,
  'label' | 'isActive' | 'maxTotalFen' | 'orderTypes' | 'sources' | 'minCompleted'
>

/** Makes a rule, or changes one: each change is a new version, and the log keeps old and new values. */
export class SaveReviewRule {
  handle(input: {
    ruleId: string | null
    values: RuleValues
    by: Actor & { id: string }
    /** Of the form; sent twice it makes one rule, or one change. */
    formToken?: unknown
  }): Promise<{ id: string; version: number }> {
    return db.transaction(async (trx) => {
      const before = await madeBefore(input.formToken, trx)
      if (before?.id) return ReviewRule.findOrFail(before.id, { client: trx })
      const known =
        input.ruleId === null
          ? null
          : await ReviewRule.query({ client: trx })
              .where('id', input.ruleId)
              .forUpdate()
              .firstOrFail()
      const from = known && valuesOf(known)
      const rule = known ?? new ReviewRule().merge({ id: newId(), version: 0 })
      rule.merge({
        ...input.values,
        version: rule.version + 1,
        changedBy: input.by.id,
        changedAt: clock.now(),
      })
      await rule.useTransaction(trx).save()
      const action = known ? 'orders.rule_changed' : 'orders.rule_made'
      const details = { version: rule.version, from, to: valuesOf(rule) }
      await record(
        { actor: input.by, action, subject: 'review_rule', subjectId: rule.id, details },
        trx
      )
      await recordOutcome(input.formToken, rule.id, trx)
      return rule
    })
  }
}

function valuesOf({ isActive, maxTotalFen, orderTypes, sources, minCompleted }: RuleValues) {
  return {
    isActive,
    maxTotalFen,
    orderTypes: orderTypes.join(' '),
    sources: sources.join(' '),
    minCompleted,
  }
}
