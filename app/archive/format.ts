/** The words of the package format; `docs/archive-format.md` explains them. */
export const FORMAT = 'shuiyou-archive/1'

export const PACKAGE_XML = 'package.xml'
export const INDEX = 'index.csv'
export const REPORT = 'report.json'
export const README = 'README.txt'
export const MANIFEST = 'manifest.sha256'
export const CHAIN = 'chain.txt'

/** The two files that the manifest does not list: itself, and what is sealed over it. */
export const OUTSIDE_MANIFEST: readonly string[] = [MANIFEST, CHAIN]
/** What a package has beside its invoices. */
export const PACKAGE_FILES: readonly string[] = [PACKAGE_XML, INDEX, REPORT, README]

export const DOCUMENT_FORMATS = ['xml', 'pdf', 'ofd'] as const
export type ArchivedFormat = (typeof DOCUMENT_FORMATS)[number]

const INVOICE_PATH = /^invoices\/(\d{20})\/(?:metadata\.xml|invoice\.(?:xml|pdf|ofd))$/

export function documentPath(invoiceNumber: string, format: ArchivedFormat): string {
  return `invoices/${invoiceNumber}/invoice.${format}`
}

export function recordPath(invoiceNumber: string): string {
  return `invoices/${invoiceNumber}/metadata.xml`
}

/** The invoice that a file belongs to; null for a name that no package has. */
export function invoiceOfPath(path: string): string | null {
  return INVOICE_PATH.exec(path)?.[1] ?? null
}

export function isKnownPath(path: string): boolean {
  return PACKAGE_FILES.includes(path) || invoiceOfPath(path) !== null
}
