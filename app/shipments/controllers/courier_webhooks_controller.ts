import type { HttpContext } from '@adonisjs/core/http'
import { rawCallOf } from '#app/platform/http/raw_call'
import { plugins } from '#app/platform/plugins/registry'
import { never } from '#app/platform/result'
import { ReceiveTrackingPush } from '#app/shipments/actions/receive_tracking_push'

/** Where couriers tell their scans. */
export default class CourierWebhooksController {
  async store({ request, response, params, logger }: HttpContext) {
    const courier = String(params.plugin)
    const received = await new ReceiveTrackingPush().handle({ courier, call: rawCallOf(request) })
    if (received.ok) return this.#answer('stored', courier, response)
    const { failure } = received
    switch (failure.type) {
      case 'no_such_courier':
        return response.notFound()
      case 'not_believed':
        logger.warn(
          { courier, verdict: failure.verdict, from: request.ip() },
          'courier push refused'
        )
        return this.#answer('refused', courier, response)
      case 'unknown_parcels':
        logger.info({ courier, parcels: failure.count }, 'scans of unknown waybills')
        return this.#answer('refused', courier, response)
      default:
        return never(failure)
    }
  }

  #answer(result: 'stored' | 'refused', courier: string, response: HttpContext['response']) {
    const { status, contentType, body } = plugins.use('courier', courier).answerPush(result)
    return response.status(status).header('content-type', contentType).send(body)
  }
}
