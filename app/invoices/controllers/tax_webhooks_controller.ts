import type { HttpContext } from '@adonisjs/core/http'
import { FollowHint } from '#app/invoices/actions/follow_hint'
import { rawCallOf } from '#app/platform/http/raw_call'

/** Where tax channels tell that they have decided about something. */
export default class TaxWebhooksController {
  async store({ request, response, params, logger }: HttpContext) {
    const channel = String(params.plugin)
    const followed = await new FollowHint().handle({ channel, call: rawCallOf(request) })
    if (!followed.ok) return response.notFound()
    const { answer, asks } = followed.value
    logger.info({ channel, asks }, 'hint of a tax channel')
    return response
      .status(answer.status)
      .header('content-type', answer.contentType)
      .send(answer.body)
  }
}
