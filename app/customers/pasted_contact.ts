import { parseAddress, type ParsedAddress } from './address_parser.js'
import { CONTACT_LABELS, GLUED_NAME } from './area_words.js'
import { parsePhone } from './phone.js'

/** What could be read from one pasted line; the order form asks for the rest. */
export interface PastedContact {
  recipient: string | null
  /** Normalised. */
  phone: string | null
  address: ParsedAddress | null
}

const PHONES = [
  /(?:(?:\+|00)?86[\s-]*)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/,
  /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?:(?:-|\u8f6c|#)\d{1,6})?(?!\d)/,
]
const LONGEST_NAME = 30

/** Reads recipient, phone and address from one line in any order, with or without labels and separators. */
export function parsePastedContact(text: string): PastedContact {
  const line = text.normalize('NFKC').replace(CONTACT_LABELS, ' ').trim()
  const { phone, rest } = takePhone(line)
  const pieces = rest.split(/[\s,;|]+/).filter(Boolean)
  const start = pieces.findIndex((_, i) => parseAddress(pieces.slice(i).join('')).ok)
  if (start === -1) return { recipient: nameOf(pieces), phone, address: null }

  const end = endOfAddress(pieces, start)
  const before = pieces.slice(0, start)
  const after = pieces.slice(end)
  const written = pieces.slice(start, end).join('')
  const recipient = nameOf([...before, ...after])
  const glued = recipient === null ? GLUED_NAME.exec(written) : null
  const address = parseAddress(glued ? glued[1] : written)
  return {
    recipient: recipient ?? (glued ? glued[2] : null),
    phone,
    address: address.ok ? address.value : null,
  }
}

function takePhone(line: string): { phone: string | null; rest: string } {
  for (const pattern of PHONES) {
    const match = pattern.exec(line)
    const parsed = match && parsePhone(match[0])
    if (!match || !parsed?.ok) continue
    const rest = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`
    return { phone: parsed.value.value, rest }
  }
  return { phone: null, rest: line }
}

/**
 * Pieces of an address end before a last piece without digits when nothing stands before the address:
 * that piece is the name.
 */
function endOfAddress(pieces: string[], start: number): number {
  const last = pieces.length - 1
  const isName = start === 0 && last > 0 && !/\d/.test(pieces[last]) && pieces[last].length <= 4
  return isName && parseAddress(pieces.slice(0, last).join('')).ok ? last : pieces.length
}

function nameOf(pieces: string[]): string | null {
  const name = pieces.join(' ').trim()
  return name !== '' && name.length <= LONGEST_NAME ? name : null
}
