import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answer, refused, said } from './answers.js'
import { isTaxpayerId } from './taxpayer_ids.js'

/** Taxpayer ids and the names that go with them. They are well formed and belong to nobody. */
const BOOK: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'title_book.json'), 'utf8')
)

/**
 * Whether a name and a taxpayer id belong together. The book is small: an id that can exist and is not in it goes
 * with whatever name is asked for, so that a demonstration needs no list of its own.
 */
export function checkTitle(name: string, taxpayerId: string): Answer {
  if (!isTaxpayerId(taxpayerId)) return refused('NOT_FOUND', 'title_not_found')
  const known = BOOK[taxpayerId]
  if (known === undefined) return said({ matches: true, knownName: null })
  return said({ matches: plain(known) === plain(name), knownName: known })
}

/** Widths of letters and brackets, and blanks, make no other name. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}
