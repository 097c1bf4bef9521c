import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const texts: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../lang/zh-CN.json'), 'utf8')
)

/** The tax side speaks Chinese, whatever the caller's language. */
export function refusalText(fault: string, line?: number): string {
  const text = texts[`refusal.${fault}`] ?? fault
  return line === undefined
    ? text
    : `${texts['refusal.line'].replace('{line}', String(line))}${text}`
}
