import { type ParsedAddress, parseAddress } from '#app/customers/address_parser'
import { parsePhone } from '#app/customers/phone'
import { parseTaxpayerId } from '#app/platform/identifiers/taxpayer_id'
import { failed, ok, type Result } from '#app/platform/result'
import { isBrokenBySpreadsheet } from './cell_text.js'
import { INVOICE_KIND_ALIASES, type InvoiceKind } from './header_aliases.js'
import type { RefusalReason } from './refusal_reasons.js'

type Parsed<Value> = Result<Value, { type: RefusalReason }>

const EMAIL = /^[^\s@,;<>"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/
const LONGEST_EMAIL = 254
const LONGEST_ADDRESS = 200

const KIND_BY_WORD = new Map(
  (['ordinary', 'vat_special', 'none'] as const).flatMap((kind) =>
    INVOICE_KIND_ALIASES[kind].map((word) => [word.toLowerCase(), kind] as const)
  )
)

/** A text of at most so many characters (not UTF-16 units). */
export function textUpTo(longest: number): (written: string) => Parsed<string> {
  return (written) =>
    Array.from(written).length > longest ? failed({ type: 'text_too_long' }) : ok(written)
}

/** A number that is a name: once a spreadsheet took it for an amount, its last digits are lost for good. */
export function identifierUpTo(longest: number): (written: string) => Parsed<string> {
  return unbroken(textUpTo(longest))
}

export const phoneNumber = unbroken((written) => {
  const phone = parsePhone(written)
  return phone.ok ? ok(phone.value.value) : failed({ type: 'phone_invalid' })
})

export const taxpayerId = unbroken((written) => {
  const parsed = parseTaxpayerId(written)
  return parsed.ok ? ok(parsed.value.value) : parsed
})

export function emailAddress(written: string): Parsed<string> {
  if (written.length > LONGEST_EMAIL) return failed({ type: 'text_too_long' })
  return EMAIL.test(written) ? ok(written) : failed({ type: 'email_invalid' })
}

export function addressLine(written: string): Parsed<ParsedAddress> {
  const line = textUpTo(LONGEST_ADDRESS)(written)
  return line.ok ? parseAddress(line.value) : line
}

export function invoiceKind(written: string): Parsed<InvoiceKind> {
  const kind = KIND_BY_WORD.get(written.toLowerCase())
  return kind ? ok(kind) : failed({ type: 'invoice_kind_unknown' })
}

function unbroken<Value>(
  parse: (written: string) => Parsed<Value>
): (written: string) => Parsed<Value> {
  return (written) =>
    isBrokenBySpreadsheet(written) ? failed({ type: 'number_broken_by_excel' }) : parse(written)
}
