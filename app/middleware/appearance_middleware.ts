import { type HttpContext, RequestValidator } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import { LOCALES, THEMES } from '#app/platform/views/preferences'

/**
 * Chooses language and theme of the answer: the language of the account, else what the visitor
 * picked, else what the browser asks for. Runs twice: for every request, so that pages of errors
 * have it too, and again when it is known who is there.
 */
export default class AppearanceMiddleware {
  static {
    RequestValidator.messagesProvider = ({ i18n }) => i18n.createMessagesProvider()
  }

  handle(ctx: HttpContext, next: NextFn) {
    const { request } = ctx
    const pickedLocale = request.plainCookie('locale', { encoded: false })
    const pickedTheme = request.plainCookie('theme', { encoded: false })
    const locale =
      LOCALES.find((known) => known === (ctx.auth?.user?.locale ?? pickedLocale)) ??
      request.language([...LOCALES]) ??
      i18nManager.defaultLocale

    ctx.i18n = i18nManager.locale(locale)
    ctx.view.share({
      i18n: ctx.i18n,
      shortcuts: request.plainCookie('shortcuts', { encoded: false }) === 'off' ? 'off' : 'on',
      theme: THEMES.find((known) => known === pickedTheme) ?? 'auto',
    })
    return next()
  }
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    i18n: I18n
  }
}
