import type { SourceName } from '#app/documents/inspect/inspection'

/** One way in which a file is not the stored original. Says what the file says, never what is true. */
export type FileChange =
  /** A value, and where in the file it stands. */
  | { type: 'field'; field: string; place: SourceName; says: string }
  /** A value that two places of the file say differently. */
  | { type: 'contradiction'; field: string }
  /** A value of the data that cannot be read on the pages. */
  | { type: 'hidden'; field: string }
  /** A text on the pages that the original has not. */
  | { type: 'text'; says: string }
  | { type: 'attachment' }
  | { type: 'picture' }
  | { type: 'part'; path: string; what: 'changed' | 'added' | 'missing' }
  | { type: 'appended'; bytes: number }
  /** The seal of the file: broken, another's, taken off, or not readable. */
  | { type: 'signature'; what: 'altered' | 'other_signer' | 'removed' | 'added' | 'unreadable' }
  /** Nothing that could be read differs, but the bytes do. */
  | { type: 'bytes' }

export const MOST_CHANGES = 40
const SHOWN = 100

/** As it is shown: short, and one line. */
export function shownText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, SHOWN)
}
