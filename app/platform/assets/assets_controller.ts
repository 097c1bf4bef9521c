import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { AssetLibrary } from '#app/platform/assets/asset_library'

@inject()
export default class AssetsController {
  constructor(private assets: AssetLibrary) {}

  /** A page of an older release that is still open gets today's file, but may not keep it. */
  async show({ params, request, response }: HttpContext) {
    const asset = this.assets.find(params['*'].join('/'))
    if (!asset) return response.status(404).send('')

    const isCurrent = params.version === this.assets.version
    response.header('content-type', asset.type)
    response.header('x-content-type-options', 'nosniff')
    response.header('vary', 'accept-encoding')
    response.header('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (request.encoding(['gzip']) !== 'gzip') return response.send(asset.body)
    response.header('content-encoding', 'gzip')
    return response.send(asset.gzipped)
  }
}
