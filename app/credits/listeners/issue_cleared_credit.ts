import { IssueCredit } from '#app/credits/actions/issue_credit'
import { SYSTEM } from '#app/platform/actor'
import type { Listener, Message } from '#app/platform/outbox/listener'

/** Only a draft is asked for, so a second delivery does nothing; what is cut short is taken up by the resolver. */
export default class IssueClearedCredit implements Listener<{ creditConfirmationId: string }> {
  static id = 'credits.issue_cleared_credit'
  static queue = 'tax' as const

  async handle({ payload }: Message<{ creditConfirmationId: string }>): Promise<void> {
    await new IssueCredit().handle({ confirmationId: payload.creditConfirmationId, by: SYSTEM })
  }
}
