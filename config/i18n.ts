import app from '@adonisjs/core/services/app'
import { defineConfig, formatters, loaders } from '@adonisjs/i18n'
import { plainMessagesFirst } from '#app/platform/views/plain_messages'
import { PluginLanguageLoader } from '#app/platform/plugins/language_loader'

const supportedLocales = ['zh-CN', 'en']

/** Chinese is the source language. A missing key shows its own name and fails the house tests. */
export default defineConfig({
  defaultLocale: 'zh-CN',
  supportedLocales,
  fallbackLocales: { en: 'zh-CN' },
  formatter: plainMessagesFirst(formatters.icu()),
  loaders: [
    loaders.fs({ location: app.languageFilesPath() }),
    () => new PluginLanguageLoader(app.makePath('plugins'), supportedLocales),
  ],
})
