import type { HttpContext } from '@adonisjs/core/http'
import { exportList } from '#app/lists/controllers/list_export'
import { listPage } from '#app/lists/controllers/list_page'
import { messageList } from '#app/notifications/message_list'
import MessagePolicy from '#app/notifications/policies/message_policy'

/** The ledger of everything that was told to anybody. */
export default class MessagesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with(MessagePolicy).authorize('viewLedger')
    return ctx.view.render('notifications/messages', { list: await listPage(ctx, messageList) })
  }

  async export(ctx: HttpContext) {
    await ctx.bouncer.with(MessagePolicy).authorize('viewLedger')
    return exportList(ctx, messageList)
  }
}
