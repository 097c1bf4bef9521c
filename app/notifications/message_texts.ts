import i18nManager from '@adonisjs/i18n/services/main'
import type { Channel } from '#app/notifications/audience'
import { escapeHtml } from '#app/notifications/escape_html'
import { invoiceMail, isAboutInvoice } from '#app/notifications/invoice_mail'

export interface MessageTexts {
  subject: string
  text: string
  html: string | null
}

/** What older rows of the ledger do not say yet. */
const UNSAID = { link: '', linkUntil: '', attached: '', originalNumber: '' }

/** The wording of a template over a channel, in the recipient's language. */
export function messageTexts(
  { template, channel }: { template: string; channel: Channel },
  locale: 'zh-CN' | 'en',
  given: Record<string, string>
): MessageTexts {
  const i18n = i18nManager.locale(locale)
  const values = { ...UNSAID, ...given }
  if (channel === 'mail' && isAboutInvoice(template)) return invoiceMail(template, i18n, values)
  const form = channel === 'sms' && isAboutInvoice(template) ? 'sms' : 'text'
  const subject = i18n.t(`notifications.${template}.subject`, values)
  const text = i18n.t(`notifications.${template}.${form}`, values)
  return { subject, text, html: paragraphs(text) }
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n')
}
