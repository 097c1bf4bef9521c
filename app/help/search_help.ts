import MiniSearch from 'minisearch'
import { excerpt, highlight, type Piece } from '#app/help/highlight'
import { type Page, shelfOf } from '#app/help/library'
import { indexTokens, isChinese, queryTokens } from '#app/help/tokens'
import type { Topic } from '#app/help/topics'

/** An article must hold this part of what was asked; less is no answer. */
const ENOUGH = 0.6
/** Of what the best article is worth; what is worth less only looks like an answer. */
const NEAR = 0.2
const MOST = 12

export interface HelpHit {
  key: string
  group: string
  title: Piece[]
  excerpt: Piece[]
}

type Entry = { id: string; title: string; headings: string; text: string }

const indexes = new Map<string, MiniSearch<Entry>>()

/** Articles among these topics that answer the question, best first. `idle`: words that ask but say nothing. */
export function searchHelp(
  question: string,
  { locale, topics, idle }: { locale: string; topics: readonly Topic[]; idle: readonly string[] }
): HelpHit[] {
  const wanted = queryTokens(withoutIdle(question, idle))
  if (wanted.length === 0) return []
  const allowed = new Set(topics.map(({ key }) => key))
  const shelf = shelfOf(locale)
  const found = indexOf(locale)
    .search(wanted.join(' '), {
      tokenize: (text) => text.split(' '),
      boost: { title: 4, headings: 2 },
      prefix: (term) => !isChinese(term) && term.length > 2,
      fuzzy: (term) => (!isChinese(term) && term.length > 4 ? 0.2 : false),
      filter: ({ id }) => allowed.has(String(id)),
    })
    .filter(({ queryTerms }) => new Set(queryTerms).size >= wanted.length * ENOUGH)
  return found
    .filter(({ score }) => score >= found[0].score * NEAR)
    .slice(0, MOST)
    .flatMap(({ id, terms }) => {
      const page = shelf.get(String(id))
      return page ? [hitOf(page, terms)] : []
    })
}

function hitOf({ key, group, article }: Page, terms: string[]): HelpHit {
  return {
    key,
    group,
    title: highlight(article.title, terms),
    excerpt: excerpt(article.text, terms),
  }
}

function indexOf(locale: string): MiniSearch<Entry> {
  const known = indexes.get(locale)
  if (known) return known
  const index = new MiniSearch<Entry>({
    fields: ['title', 'headings', 'text'],
    tokenize: indexTokens,
  })
  index.addAll(
    [...shelfOf(locale)].map(([id, { article }]) => ({
      id,
      title: article.title,
      headings: article.contents.map(({ text }) => text).join('\n'),
      text: article.text,
    }))
  )
  indexes.set(locale, index)
  return index
}

/** Latin words go as a whole, Chinese ones wherever they stand. */
function withoutIdle(question: string, idle: readonly string[]): string {
  return idle.reduce((left, word) => {
    const pattern = isChinese(word) ? word : `(?<![\\p{L}])${word}(?![\\p{L}])`
    return left.replaceAll(new RegExp(pattern, 'giu'), ' ')
  }, question)
}
