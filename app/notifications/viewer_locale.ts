import type { I18n } from '@adonisjs/i18n'

export function localeOf(i18n: I18n): 'zh-CN' | 'en' {
  return i18n.locale === 'en' ? 'en' : 'zh-CN'
}
