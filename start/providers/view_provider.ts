import { randomUUID } from 'node:crypto'
import type { ApplicationService } from '@adonisjs/core/types'
import edge from 'edge.js'
import { commandsFor } from '#app/desk/commands'
import { menuFor } from '#app/desk/menu'
import { helpInViews } from '#app/help/help_in_views'
import { countUnreadMessages } from '#app/notifications/queries/own_messages'
import { liveAttributes } from '#app/live/channels'
import { portalMenuFor } from '#app/portal/menu'
import { AssetLibrary } from '#app/platform/assets/asset_library'
import { shownCount } from '#app/platform/database/capped_count'
import { trimDecimal } from '#app/platform/money/decimal'
import { fen, formatYuanGrouped, parseYuan } from '#app/platform/money/fen'
import { attributes } from '#app/platform/views/attributes'
import { formatCountdown } from '#app/platform/views/countdown'
import {
  errorsByField,
  fieldId,
  type FormState,
  isTicked,
  typedValue,
} from '#app/platform/views/form_state'
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatKilograms,
  formatQuantity,
  formatRate,
  isoDateTime,
} from '#app/platform/views/format'
import { qrPath } from '#app/platform/views/qr_path'
import { otherParameters, withQuery } from '#app/platform/views/query_string'
import { stateTone } from '#app/platform/views/state_tones'
import { vendorFiles } from '#config/assets'

/** What middleware shares with every view of a request. All of it may be missing on an error page. */
interface ViewState extends FormState {
  i18n?: { locale: string }
  request?: { url(): string; qs(): Record<string, unknown> }
  viewer?: { id: string; isStaff: boolean; can(permission: string): boolean } | null
}

/** The helpers of all views. Edge hands the state of the view over as `this`, also inside components. */
const helpers = {
  ...helpInViews,
  attributes,
  formatDateTime(this: ViewState, moment: Parameters<typeof formatDateTime>[0]) {
    return formatDateTime(moment, this.i18n?.locale)
  },
  formatDate(this: ViewState, moment: Parameters<typeof formatDate>[0]) {
    return formatDate(moment, this.i18n?.locale)
  },
  isoDateTime,
  formatCount,
  formatCountdown,
  formatKilograms,
  trimDecimal,
  formatQuantity,
  formatRate,
  qrPath,
  stateTone,
  fieldId,
  formatMoney: (amount: number) => formatYuanGrouped(fen(amount)),
  /** A price as the catalogue keeps it, `1299.00`; one that is no amount stays as it is. */
  formatPrice(price: string) {
    const amount = parseYuan(price)
    return amount === null ? price : formatYuanGrouped(amount)
  },
  /** A form is spent once on the server: one token per rendered form. */
  onceToken: () => randomUUID(),
  openPath(this: ViewState) {
    return urlOf(this)
  },
  can(this: ViewState, permission: string) {
    return this.viewer?.can(permission) ?? false
  },
  fieldErrors(this: ViewState) {
    return errorsByField(this)
  },
  describedBy: (id: string, hint?: string, problem?: string) =>
    [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined,
  typedValue(this: ViewState, name: string, given?: unknown) {
    return typedValue(this, name, given)
  },
  isTicked(this: ViewState, name: string, value: string, given?: boolean) {
    return isTicked(this, name, value, given ?? false)
  },
  /** Who listens on the page, and to what; nothing for a guest. */
  liveAttributes(this: ViewState) {
    return this.viewer ? liveAttributes(this.viewer) : {}
  },
  deskMenu(this: ViewState) {
    return menuFor((permission) => this.viewer?.can(permission) ?? false, urlOf(this))
  },
  commands(this: ViewState) {
    return commandsFor((permission) => this.viewer?.can(permission) ?? false)
  },
  portalMenu(this: ViewState) {
    return portalMenuFor(urlOf(this))
  },
  /** How many messages the viewer has not read; above 99 it is just more. */
  async unreadMessages(this: ViewState): Promise<number> {
    return this.viewer ? shownCount(await countUnreadMessages(this.viewer.id)) : 0
  },
  withQuery(this: ViewState, changes: Record<string, unknown>) {
    return withQuery(urlOf(this), this.request?.qs() ?? {}, changes)
  },
  otherParameters(this: ViewState, fields: readonly string[]) {
    return otherParameters(this.request?.qs() ?? {}, fields)
  },
}

function urlOf(state: ViewState): string {
  return state.request?.url() ?? '/'
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

    // Compiling is most of the work of a page. Only `ace serve`, for those who edit views, does it anew each time.
    edge.configure({ cache: process.env.DEV_MODE !== 'true' })
    edge.global('asset', (name: string) => assets.url(name))
    edge.global('isForTrying', !this.app.inProduction)
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
