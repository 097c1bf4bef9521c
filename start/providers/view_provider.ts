import { randomUUID } from 'node:crypto'
import type { ApplicationService } from '@adonisjs/core/types'
import edge from 'edge.js'
import { menuFor } from '#app/desk/menu'
import { AssetLibrary } from '#app/platform/assets/asset_library'
import { fen, formatYuanGrouped } from '#app/platform/money/fen'
import { attributes } from '#app/platform/views/attributes'
import { errorsByField, fieldId, type FormState, valueOf } from '#app/platform/views/form_state'
import { formatCount, formatDate, formatDateTime, isoDateTime } from '#app/platform/views/format'
import { qrPath } from '#app/platform/views/qr_path'
import { vendorFiles } from '#config/assets'

/** What middleware shares with every view of a request. All of it may be missing on an error page. */
interface ViewState extends FormState {
  request?: { url(): string }
  auth?: { user?: { can(permission: string): boolean } }
}

/** The helpers of all views. Edge hands the state of the view over as `this`, also inside components. */
const helpers = {
  attributes,
  formatDateTime,
  formatDate,
  isoDateTime,
  formatCount,
  qrPath,
  fieldId,
  formatMoney: (amount: number) => formatYuanGrouped(fen(amount)),
  /** A form is spent once on the server: one token per rendered form. */
  onceToken: () => randomUUID(),
  openPath(this: ViewState) {
    return this.request?.url() ?? ''
  },
  can(this: ViewState, permission: string) {
    return this.auth?.user?.can(permission) ?? false
  },
  fieldErrors(this: ViewState) {
    return errorsByField(this)
  },
  describedBy: (id: string, hint?: string, problem?: string) =>
    [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined,
  typedValue(this: ViewState, name: string, given?: unknown) {
    return valueOf(this, name, given)
  },
  deskMenu(this: ViewState) {
    const user = this.auth?.user
    return menuFor((permission) => user?.can(permission) ?? false, this.request?.url() ?? '')
  },
}

export default class ViewProvider {
  #assets: AssetLibrary
  #stopWatching = () => {}

  constructor(protected app: ApplicationService) {
    this.#assets = new AssetLibrary(app.publicPath(), vendorFiles)
  }

  async boot() {
    const assets = this.#assets
    this.app.container.singleton(AssetLibrary, () => assets)

    edge.global('asset', (name: string) => assets.url(name))
    for (const [name, helper] of Object.entries(helpers)) edge.global(name, helper)
  }

  async ready() {
    const isDevServer = this.app.inDev && this.app.getEnvironment() === 'web'
    if (isDevServer) this.#stopWatching = this.#assets.reloadOnChange()
  }

  async shutdown() {
    this.#stopWatching()
  }
}
