import { createHmac } from 'node:crypto'
import { INDEX_KEY_VERSION, indexKey } from '#app/platform/crypto/keyring'
import { RecentCache } from '#app/platform/crypto/recent_cache'
import {
  bigramsOf,
  phoneForm,
  PLACE_BIGRAMS,
  searchForm,
  searchWords,
} from '#app/platform/crypto/search_text'

/** For the column `key_version` beside the tokens. */
export const KEY_VERSION = INDEX_KEY_VERSION

export const SEARCH_FIELDS = ['name', 'phone', 'address', 'title', 'number'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

type Texts = string | null | undefined | readonly (string | null | undefined)[]
export type SearchTexts = Partial<Record<SearchField, Texts>>

const BIGRAMS_PER_FIELD = 60_000
const SHORTEST_PHONE = 7
const LAST_DIGITS = 4

/** Phones and numbers are as many as rows: caching them would only push out the bigrams. */
const caches = new Map<SearchField, RecentCache<bigint>>(
  (['name', 'address', 'title'] as const).map((field) => [
    field,
    new RecentCache(BIGRAMS_PER_FIELD),
  ])
)

/**
 * The tokens of a row: the first 8 bytes of an HMAC as signed 64-bit integers, under a key per field.
 * name: bigrams and the first character · title: bigrams · address: bigrams without those of provinces
 * and cities · phone: whole, and its last four digits · number: whole (any identifier).
 * They show equality and frequency to whoever holds the database, which is why places are left out.
 */
export function searchTokens(texts: SearchTexts): bigint[] {
  const tokens = new Set<bigint>()
  for (const field of SEARCH_FIELDS)
    for (const text of listOf(texts[field]))
      for (const term of writtenTerms(field, text)) tokens.add(tokenOf(field, term))
  return [...tokens]
}

/**
 * The tokens a row must hold to match the text, one list per field in which it could match: the row
 * is a candidate when it holds all of any list (`tok @> a or tok @> b`). No list: nothing can be
 * found by this text. Candidates are opened and checked with `matchesQuery`.
 */
export function queryTokens(
  fields: SearchField | readonly SearchField[],
  text: string
): bigint[][] {
  return listOf(fields)
    .map((field) => [...new Set(soughtTerms(field, text).map((term) => tokenOf(field, term)))])
    .filter((tokens) => tokens.length > 0)
}

/** Whether an opened value really holds what was asked: tokens alone say that all pairs occur somewhere. */
export function matchesQuery(field: SearchField, value: string, text: string): boolean {
  if (field === 'phone') {
    const sought = phoneForm(text)
    return sought !== '' && phoneForm(value).endsWith(sought)
  }
  const written = searchForm(value)
  if (field === 'number') return written === searchForm(text)
  return searchWords(text).every((word) => written.includes(word))
}

function writtenTerms(field: SearchField, text: string): string[] {
  if (field === 'phone') return phoneTerms(phoneForm(text))
  const form = searchForm(text)
  if (form === '') return []
  if (field === 'number') return [form]
  if (field === 'name') return [firstCharacter(form), ...bigramsOf(form)]
  return field === 'address' ? withoutPlaces(bigramsOf(form)) : bigramsOf(form)
}

function soughtTerms(field: SearchField, text: string): string[] {
  if (field === 'phone') return soughtPhone(text)
  if (field === 'number') return writtenTerms(field, text)
  return searchWords(text).flatMap((word) => {
    const bigrams = bigramsOf(word)
    if (field === 'name') return bigrams.length === 0 ? [word] : bigrams
    return field === 'address' ? withoutPlaces(bigrams) : bigrams
  })
}

function phoneTerms(digits: string): string[] {
  return digits.length < SHORTEST_PHONE ? [] : [digits, digits.slice(-LAST_DIGITS)]
}

/** Only a text that looks like a phone, so that a house number or a name finds no phone. */
function soughtPhone(text: string): string[] {
  if (!/^[\d\s()+-]+$/.test(text.normalize('NFKC'))) return []
  const digits = phoneForm(text)
  return digits.length === LAST_DIGITS || digits.length >= SHORTEST_PHONE ? [digits] : []
}

function withoutPlaces(bigrams: string[]): string[] {
  return bigrams.filter((bigram) => !PLACE_BIGRAMS.has(bigram))
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0)
}

function tokenOf(field: SearchField, term: string): bigint {
  const cache = caches.get(field)
  return cache ? cache.take(term, makers[field]) : makers[field](term)
}

const makers: Record<SearchField, (term: string) => bigint> = {
  name: (term) => computeToken('name', term),
  phone: (term) => computeToken('phone', term),
  address: (term) => computeToken('address', term),
  title: (term) => computeToken('title', term),
  number: (term) => computeToken('number', term),
}

function computeToken(field: SearchField, term: string): bigint {
  return createHmac('sha256', indexKey(`search:${field}`))
    .update(term)
    .digest()
    .readBigInt64BE()
}

function listOf<Item extends string>(
  value: Item | null | undefined | readonly (Item | null | undefined)[]
): Item[] {
  const items = typeof value === 'object' && value !== null ? value : [value]
  return items.filter((item) => item !== null && item !== undefined)
}
