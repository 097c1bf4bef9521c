import type { I18n } from '@adonisjs/i18n'
import { appUrl } from '#config/app'
import { escapeHtml } from '#app/notifications/escape_html'

/** What the letters about an invoice are called in the ledger. */
export const INVOICE_TEMPLATES = ['invoice_ready', 'invoice_credited'] as const
export type InvoiceTemplate = (typeof INVOICE_TEMPLATES)[number]

export function isAboutInvoice(template: string): template is InvoiceTemplate {
  return INVOICE_TEMPLATES.some((known) => known === template)
}

/** A credit invoice has words of its own; `originalNumber` is that of the invoice which it takes back. */
export function templateFor(template: string, values: Record<string, string>): string {
  return template === 'invoice_ready' && values.originalNumber ? 'invoice_credited' : template
}

/** The facts that people and the robots of their accountants look for, in this order. */
const FACTS = {
  number: 'invoiceNumber',
  date: 'issuedOn',
  amount: 'amount',
  buyer: 'buyerName',
  seller: 'sellerName',
  original: 'originalNumber',
} as const

/** The letter that brings an invoice, once as plain text and once with its facts in a table. */
export function invoiceMail(
  template: InvoiceTemplate,
  i18n: I18n,
  values: Record<string, string>
): { subject: string; text: string; html: string } {
  const say = (key: string) => i18n.t(`invoice_mail.${key}`, values)
  const facts = Object.entries(FACTS)
    .filter(([, name]) => values[name])
    .map(([key, name]) => [
      say(`facts.${key}`),
      key === 'amount' ? `¥${values[name]}` : values[name],
    ])
  const opening = [
    say('greeting'),
    say(`${template}.intro`),
    say(values.attached ? 'attached' : 'by_link'),
  ]
  const links = [
    ...(values.link ? [{ label: say('link'), url: values.link }] : []),
    { label: say('verify'), url: `${appUrl}/verify?number=${values.invoiceNumber}` },
  ]
  const closing = [say('portal'), say('automatic')]
  return {
    subject: say(`${template}.subject`),
    text: [
      ...opening,
      '',
      ...facts.map(([label, value]) => `${label}${say('colon')}${value}`),
      '',
      ...links.flatMap(({ label, url }) => [`${label}${say('colon')}`, url]),
      '',
      ...closing,
    ].join('\n'),
    html: [
      ...opening.map(paragraph),
      table(facts),
      ...links.map(linked),
      ...closing.map(paragraph),
    ].join('\n'),
  }
}

function paragraph(line: string): string {
  return `<p>${escapeHtml(line)}</p>`
}

function table(rows: readonly string[][]): string {
  const lines = rows.map(
    ([label, value]) =>
      `<tr><th align="left">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`
  )
  return `<table cellpadding="4">\n${lines.join('\n')}\n</table>`
}

function linked({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(url)
  return `<p>${escapeHtml(label)}<br><a href="${address}">${address}</a></p>`
}
