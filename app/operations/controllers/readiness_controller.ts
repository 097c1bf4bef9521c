import type { HttpContext } from '@adonisjs/core/http'
import { readiness } from '#app/operations/queries/readiness'

/** `GET /health/ready`: 200 when requests can be served and their jobs done, else 503. */
export default class ReadinessController {
  async show({ response }: HttpContext) {
    const checks = await readiness()
    const isReady = Object.values(checks).every(Boolean)
    response
      .status(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .json({ isReady, checks })
  }
}
