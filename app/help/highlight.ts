export interface Piece {
  text: string
  isMatch: boolean
}

const BEFORE = 24
const LENGTH = 110

/** The part of a text around its longest match, cut by code point, with what matched marked. */
export function excerpt(text: string, terms: readonly string[]): Piece[] {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const [from] = longest(matchesIn(line, terms))
  const start = [...line.slice(0, from)].slice(0, -BEFORE).join('').length
  const shown = [...line.slice(start)].slice(0, LENGTH).join('')
  const before = start > 0 ? '…' : ''
  const after = start + shown.length < line.length ? '…' : ''
  return highlight(`${before}${shown}${after}`, terms)
}

/** The text in pieces, in order and without loss; a piece that a term covers is a match. */
export function highlight(text: string, terms: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [from, until] of matchesIn(text, terms)) {
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false })
    pieces.push({ text: text.slice(from, until), isMatch: true })
    at = until
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

/** The first of the longest ranges; the beginning when there is none. */
function longest(ranges: readonly [number, number][]): [number, number] {
  const length = ([from, until]: [number, number]) => until - from
  return ranges.reduce((best, range) => (length(range) > length(best) ? range : best), [0, 0])
}

/** Where terms stand, neighbours and overlaps joined. A Latin term counts at the beginning of a word. */
function matchesIn(text: string, terms: readonly string[]): [number, number][] {
  if (terms.length === 0) return []
  const sources = terms.map((term) => {
    const escaped = term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return /^[\p{Script=Latin}\p{N}]/u.test(term)
      ? `(?<![\\p{Script=Latin}\\p{N}])${escaped}`
      : escaped
  })
  const found = sources.flatMap((source) =>
    [...text.matchAll(new RegExp(source, 'giu'))].map((match): [number, number] => [
      match.index,
      match.index + match[0].length,
    ])
  )
  const joined: [number, number][] = []
  for (const [from, until] of found.sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else joined.push([from, until])
  }
  return joined
}
