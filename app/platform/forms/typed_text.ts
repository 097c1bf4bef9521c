const MOST = 100

/**
 * What somebody typed into a search box: one line without control characters (PostgreSQL refuses NUL),
 * cut by code point so that no rare character is torn. Anything but a text is nothing.
 */
export function typedText(input: unknown): string {
  if (typeof input !== 'string') return ''
  const line = input
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  return Array.from(line).slice(0, MOST).join('')
}
