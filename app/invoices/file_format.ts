/** What a file is by its first bytes; a name or declared type proves nothing. Null: no kind that invoices come in. */
export function fileFormat(bytes: Buffer): 'xml' | 'pdf' | 'ofd' | null {
  const head = bytes.toString('latin1', 0, 5)
  if (head === '%PDF-') return 'pdf'
  if (head.startsWith('PK\u0003\u0004')) return 'ofd'
  const text = bytes
    .toString('utf8', 0, 100)
    .replace(/^\uFEFF/, '')
    .trimStart()
  return text.startsWith('<') ? 'xml' : null
}
