import { configProvider } from '@adonisjs/core'
import type { ConfigProvider } from '@adonisjs/core/types'
import type { FormatterFactory } from '@adonisjs/i18n/types'

/** What has a meaning in the syntax of ICU messages: places for values, and the quotes around them. */
const SYNTAX = /[{}']/

/**
 * Gives texts without places for values back as they stand. The formatter parses every message anew at each
 * call, which took a tenth of the time of a page with a list.
 */
export function plainMessagesFirst(
  formatter: ConfigProvider<FormatterFactory>
): ConfigProvider<FormatterFactory> {
  return configProvider.create(async (app) => {
    const make = await formatter.resolver(app)
    return (config) => {
      const full = make(config)
      return {
        name: full.name,
        format: (message, locale, values) =>
          SYNTAX.test(message) ? full.format(message, locale, values) : message,
      }
    }
  })
}
