const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  xml: /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*</,
  pdf: /^%PDF-1\./,
  ofd: /^PK\W\W/,
  json: /^\{/,
  csv: /^\u00EF\u00BB\u00BFinvoice_number,/,
  txt: /^\S/,
}
const HEAD_BYTES = 64

/** Actions and scripts that a PDF can carry; an invoice has none. Short names would also turn up by chance in compressed bytes. */
const ACTIVE = /\/(?:JavaScript|Launch|SubmitForm|ImportData|RichMedia)\b/

/** Whether a file is what its name says, by its first bytes. */
export function isOfItsKind(path: string, bytes: Buffer): boolean {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  return BEGINNINGS[extension]?.test(bytes.toString('latin1', 0, HEAD_BYTES)) ?? false
}

/** The names of what a PDF would start by itself; null when none stands in it in clear. */
export function activeContent(path: string, bytes: Buffer): string | null {
  if (!path.endsWith('.pdf')) return null
  return ACTIVE.exec(bytes.toString('latin1'))?.[0] ?? null
}
