import { inject } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'
import shieldConfig from '#config/shield'
import { isSessionFree } from '#start/session_free_paths'

/** Security headers everywhere; form tokens where there is a session to hold their secret. */
@inject()
export default class ProtectionMiddleware {
  constructor(private shield: ShieldMiddleware) {}

  async handle(ctx: HttpContext, next: () => Promise<void>) {
    const isMachine = isSessionFree(ctx.request.url())
    const shield = isMachine ? await headersOnly() : this.shield
    return shield.handle(ctx, next)
  }
}

async function headersOnly(): Promise<ShieldMiddleware> {
  const encryption = await app.container.make('encryption')
  return new ShieldMiddleware({ ...shieldConfig, csrf: { enabled: false } }, encryption.use())
}
