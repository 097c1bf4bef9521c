import type { HttpContext } from '@adonisjs/core/http'
import { AnswerConfirmation } from '#app/credits/actions/answer_confirmation'
import { AskAboutConfirmation } from '#app/credits/actions/ask_about_confirmation'
import { IssueCredit } from '#app/credits/actions/issue_credit'
import type { FormFailure } from '#app/credits/errors'
import { formFailureText } from '#app/credits/failure_text'
import CreditPolicy from '#app/credits/policies/credit_policy'
import { actorOf } from '#app/identity/models/user'
import type { ConfirmationReply } from '#app/invoices/credit_messages'
import type { Result } from '#app/platform/result'

const REPLIES: readonly ConfirmationReply[] = ['agree', 'deny', 'withdraw']

/** What staff do with a form: ask about it, answer it, issue its invoice. */
export default class FormActsController {
  async ask(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    return this.#tell(ctx, await new AskAboutConfirmation().handle(this.#input(ctx)), 'credits')
  }

  async answer(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    const reply = REPLIES.find((known) => known === ctx.request.input('reply'))
    if (!reply) return ctx.response.badRequest()
    const answered = await new AnswerConfirmation().handle({ ...this.#input(ctx), reply })
    return this.#tell(ctx, answered, 'credits')
  }

  async issue(ctx: HttpContext) {
    await ctx.bouncer.with(CreditPolicy).authorize('credit')
    return this.#tell(ctx, await new IssueCredit().handle(this.#input(ctx)), 'invoices')
  }

  #input({ auth, params }: HttpContext) {
    return { confirmationId: String(params.id), by: actorOf(auth.getUserOrFail()) }
  }

  #tell(
    { i18n, params, response, session }: HttpContext,
    result: Result<{ state: string }, FormFailure>,
    of: 'credits' | 'invoices'
  ) {
    if (result.ok) session.flash('notice', i18n.t(`${of}.done.${result.value.state}`))
    else session.flash('error', formFailureText(result.failure, i18n))
    return response.redirect().status(303).toPath(`/desk/credits/${params.id}`)
  }
}
