import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { plugins } from '#app/platform/plugins/registry'

const MOUNT = /^\/sandbox\/([a-z0-9-]+)(\/.*|\?.*|)$/

/** Hands calls below /sandbox/<key>/ to the pretended provider, raw, before any body is read. */
export default class SandboxProvidersMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const match = MOUNT.exec(request.request.url ?? '')
    const provider = match ? plugins.sandbox(match[1]) : null
    if (match === null || provider === null) return next()

    request.request.url = match[2].startsWith('/') ? match[2] : `/${match[2]}`
    await provider.handle(request.request, response.response)
  }
}
