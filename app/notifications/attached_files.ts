import type { AttachedFiles } from '#config/delivery'
import type { DocumentFormat } from '#app/invoices/channel_messages'

/** As people look for them: the one to read first. */
const ORDER: readonly DocumentFormat[] = ['pdf', 'ofd', 'xml']

/** What a letter is meant to carry of the files that there are. */
export function wantedFormats(
  stored: readonly DocumentFormat[],
  attach: AttachedFiles
): DocumentFormat[] {
  if (attach === 'none') return []
  return inReadingOrder(stored).filter((format) => attach === 'all' || format === 'pdf')
}

export function inReadingOrder(formats: readonly DocumentFormat[]): DocumentFormat[] {
  return ORDER.filter((format) => formats.includes(format))
}

/** What of it fits: all, else the PDF alone, else nothing; the link leads to the rest. `most` in bytes. */
export function fitting<File extends { format: DocumentFormat; bytes: Buffer }>(
  files: readonly File[],
  most: number
): File[] {
  const fits = (some: readonly File[]) =>
    some.reduce((sum, { bytes }) => sum + bytes.length, 0) <= most
  if (fits(files)) return [...files]
  const readable = files.filter(({ format }) => format === 'pdf')
  return fits(readable) ? readable : []
}

/** As a letter names them: `PDF, OFD, XML`. */
export function namesOf(formats: readonly DocumentFormat[]): string {
  return formats.map((format) => format.toUpperCase()).join(', ')
}
