import i18nManager from '@adonisjs/i18n/services/main'

export interface MessageTexts {
  subject: string
  text: string
  html: string | null
}

/** The wording of a template in the recipient's language. */
export function messageTexts(
  template: string,
  locale: 'zh-CN' | 'en',
  values: Record<string, string>
): MessageTexts {
  const i18n = i18nManager.locale(locale)
  const subject = i18n.t(`notifications.${template}.subject`, values)
  const text = i18n.t(`notifications.${template}.text`, values)
  return { subject, text, html: paragraphs(text) }
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n')
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
