import type { HttpContext } from '@adonisjs/core/http'
import { rawCallOf } from '#app/platform/http/raw_call'
import { plugins } from '#app/platform/plugins/registry'
import { never } from '#app/platform/result'
import { ReceiveNotice } from '#app/payments/actions/receive_notice'

export default class PaymentWebhooksController {
  async store({ request, response, params, logger }: HttpContext) {
    const provider = String(params.plugin)
    const received = await new ReceiveNotice().handle({ provider, call: rawCallOf(request) })
    if (received.ok) return this.#answer('stored', provider, response)
    switch (received.failure.type) {
      case 'no_such_provider':
        return response.notFound()
      case 'not_believed': {
        const { verdict } = received.failure
        logger.warn({ provider, verdict, from: request.ip() }, 'payment notice refused')
        return this.#answer('refused', provider, response)
      }
      default:
        return never(received.failure)
    }
  }

  #answer(result: 'stored' | 'refused', provider: string, response: HttpContext['response']) {
    const { status, contentType, body } = plugins.use('payment', provider).answerNotice(result)
    return response.status(status).header('content-type', contentType).send(body)
  }
}
