import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fen, formatYuanGrouped } from '#app/platform/money/fen'
import { never } from '#app/platform/result'
import type { TradeState } from '../mapping.js'
import type { TradeRow } from './store.js'

export type Locale = 'zh-CN' | 'en'

const texts: Record<Locale, Record<string, string>> = { 'zh-CN': load('zh-CN'), 'en': load('en') }

/** Nothing runs here and nothing is fetched but our own style sheet. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif }
body { margin: 0 auto; max-width: 26rem; padding: 1.5rem 1rem }
header { color: #8a4b00; background: #fff3d6; padding: .5rem .75rem; border-radius: .5rem }
h1 { font-size: 1.25rem; margin: 1.5rem 0 0 }
.amount { font-size: 2.5rem; font-variant-numeric: tabular-nums; margin: 0 }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem }
dd { margin: 0; overflow-wrap: anywhere }
button, .back { display: block; box-sizing: border-box; width: 100%; padding: .875rem; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; border: 0; border-radius: .5rem }
button { color: #fff; background: #0a7d33 }
.back { color: inherit; border: 1px solid currentcolor; margin-top: .75rem }
[role=status] { font-weight: 600 }
`

/** The page that a payer sees: what is to be paid, one button, or what became of it. */
export function payPage(trade: TradeRow, locale: Locale, basePath: string): string {
  const text = texts[locale]
  const state = stateText(trade.state)
  const action = `${basePath}/pay/${trade.token}?lang=${locale}`
  const other = locale === 'en' ? 'zh-CN' : 'en'
  const button =
    trade.state === 'OPEN'
      ? `<form method="post" action="${action}"><button>${text['page.pay']}</button></form>`
      : ''
  return page(
    locale,
    basePath,
    `<p class="amount">¥${formatYuanGrouped(fen(trade.amount_fen))}</p>
<p role="status" data-state="${trade.state}">${text[state]}</p>
<dl><dt>${text['page.subject']}</dt><dd>${escape(trade.subject)}</dd>
<dt>${text['page.number']}</dt><dd>${trade.payment_number}</dd></dl>
${button}
<a class="back" href="${escape(trade.return_url)}">${text['page.back']}</a>
<p><a href="?lang=${other}" lang="${other}">${text['page.other_language']}</a></p>`
  )
}

export function notFoundPage(locale: Locale, basePath: string): string {
  return page(locale, basePath, `<p role="status">${texts[locale]['page.not_found']}</p>`)
}

function page(locale: Locale, basePath: string, content: string): string {
  const text = texts[locale]
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${text['page.title']}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${basePath}/pay.css"></head>
<body><header>${text['page.warning']}</header><main><h1>${text['page.title']}</h1>
${content}</main></body></html>`
}

function stateText(state: TradeState): string {
  switch (state) {
    case 'OPEN':
    case 'PROCESSING':
    case 'PAID':
    case 'REFUSED':
    case 'CLOSED':
    case 'EXPIRED':
      return `page.state.${state.toLowerCase()}`
    default:
      return never(state)
  }
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function load(locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../lang', `${locale}.json`), 'utf8'))
}
