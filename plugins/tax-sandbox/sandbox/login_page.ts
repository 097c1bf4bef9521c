import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Locale = 'zh-CN' | 'en'

const texts: Record<Locale, Record<string, string>> = { 'zh-CN': load('zh-CN'), 'en': load('en') }

/** Nothing runs here and nothing is fetched. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** What a phone shows that has scanned the code: one button, or what became of it. */
export function loginPage(state: 'OPEN' | 'SCANNED' | 'OVER' | null, language: string): string {
  const locale: Locale = language.startsWith('en') ? 'en' : 'zh-CN'
  const text = texts[locale]
  const button = `<form method="post"><button>${text['page.sign_in']}</button></form>`
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${text['page.title']}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>${text['page.title']}</h1><p>${text['page.warning']}</p>
<p role="status">${text[`page.state.${(state ?? 'over').toLowerCase()}`]}</p>
${state === 'OPEN' ? button : ''}</main></body></html>`
}

function load(locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../lang', `${locale}.json`), 'utf8'))
}
