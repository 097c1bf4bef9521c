import { refuseSheet } from './sheet_refusal.js'

export type SheetKind = 'xlsx' | 'csv'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
/** OLE compound file: an old .xls, or the shell around an encrypted xlsx. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')
const UTF16_LE_BOM = Buffer.from([0xff, 0xfe])
const INSPECTED_BYTES = 8192
/** Control characters that no text file has. */
// eslint-disable-next-line no-control-regex
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/** Decides by content, never by name or declared type. */
export function sheetKind(bytes: Buffer): SheetKind {
  const head = bytes.subarray(0, INSPECTED_BYTES)
  if (startsWith(head, ZIP)) return 'xlsx'
  if (startsWith(head, COMPOUND_FILE)) {
    refuseSheet({ type: bytes.includes(ENCRYPTED_STREAM) ? 'encrypted' : 'not_a_sheet' })
  }
  if (startsWith(head, UTF16_LE_BOM)) return 'csv'

  const text = head.toString('latin1')
  const isText = text.trim() !== '' && !BINARY.test(text) && !/^\s*(?:<|%PDF)/.test(text)
  return isText ? 'csv' : refuseSheet({ type: 'not_a_sheet' })
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic)
}
