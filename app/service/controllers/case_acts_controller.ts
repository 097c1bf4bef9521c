import type { HttpContext } from '@adonisjs/core/http'
import { refuseForm } from '#app/platform/views/form_state'
import { validForm } from '#app/platform/views/valid_form'
import { type CaseMove, MoveCase } from '#app/service/actions/move_case'
import { NoteCase } from '#app/service/actions/note_case'
import CasesController from '#app/service/controllers/cases_controller'
import CasePolicy from '#app/service/policies/case_policy'
import { closingValidator, noteValidator } from '#app/service/validators'

/** What the service does with a case. */
export default class CaseActsController {
  async take(ctx: HttpContext) {
    await ctx.bouncer.with(CasePolicy).authorize('work')
    return this.#move(ctx, { verb: 'take' })
  }

  async putBack(ctx: HttpContext) {
    await ctx.bouncer.with(CasePolicy).authorize('work')
    return this.#move(ctx, { verb: 'put_back' })
  }

  async close(ctx: HttpContext) {
    await ctx.bouncer.with(CasePolicy).authorize('work')
    const form = await validForm(ctx, closingValidator)
    if (!form) return new CasesController().show(ctx)
    return this.#move(ctx, { verb: 'close', reason: form.reason })
  }

  async note(ctx: HttpContext) {
    await ctx.bouncer.with(CasePolicy).authorize('work')
    const form = await validForm(ctx, noteValidator)
    if (!form) return new CasesController().show(ctx)
    const noted = await new NoteCase().handle({
      caseId: ctx.params.id,
      text: form.note,
      by: this.#by(ctx),
      formToken: ctx.request.input('_token_once'),
    })
    if (noted.ok) return this.#back(ctx)
    refuseForm(ctx, { note: ctx.i18n.t('service.case.failures.closed') })
    return new CasesController().show(ctx)
  }

  async #move(ctx: HttpContext, move: CaseMove) {
    const input = { caseId: ctx.params.id, move, by: this.#by(ctx) }
    const moved = await new MoveCase().handle(input)
    if (moved.ok) ctx.session.flash('success', ctx.i18n.t(`service.case.moved.${move.verb}`))
    else ctx.session.flash('error', ctx.i18n.t(`service.case.failures.${moved.failure.type}`))
    return this.#back(ctx)
  }

  #by({ auth }: HttpContext) {
    return { kind: 'staff' as const, id: auth.getUserOrFail().id }
  }

  #back({ params, response }: HttpContext) {
    return response.redirect().status(303).toPath(`/desk/cases/${params.id}`)
  }
}
