import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { ChooseMessages } from '#app/notifications/actions/choose_messages'
import { CHOICES, choicesOf, noticesFor, usualChoice } from '#app/notifications/message_choice'
import MessagePolicy from '#app/notifications/policies/message_policy'
import { ownChoices } from '#app/notifications/queries/message_choices'
import { validForm } from '#app/platform/views/valid_form'

const validator = vine.create({ choices: vine.record(vine.enum(CHOICES)) })

/** How the viewer wants to be told of what. */
export default class MessageChoicesController {
  async edit({ auth, bouncer, view }: HttpContext) {
    await bouncer.with(MessagePolicy).authorize('chooseOwn')
    const user = auth.getUserOrFail()
    const chosen = await ownChoices(user.id)
    const kinds = noticesFor(user).map((notice) => ({
      template: notice.template,
      why: notice.required ?? null,
      choices: choicesOf(notice),
      choice: chosen.get(notice.template) ?? usualChoice(notice),
    }))
    return view.render('notifications/choices', {
      user,
      open: kinds.filter(({ choices }) => choices.length > 1),
      fixed: kinds.filter(({ choices }) => choices.length === 1),
    })
  }

  async update(ctx: HttpContext) {
    const { auth, bouncer, i18n, response, session } = ctx
    await bouncer.with(MessagePolicy).authorize('chooseOwn')
    const form = await validForm(ctx, validator)
    if (!form) return this.edit(ctx)
    await new ChooseMessages().handle({ user: auth.getUserOrFail(), wanted: form.choices })
    session.flash('success', i18n.t('message_choices.saved'))
    return response.redirect().status(303).toPath('/account/messages')
  }
}
