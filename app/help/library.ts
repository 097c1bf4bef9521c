import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { type Article, readArticle } from '#app/help/article'
import { type Topic, TOPICS } from '#app/help/topics'

export interface Page extends Topic {
  article: Article
}

const shelves = new Map<string, Map<string, Page>>()

/** All articles of a language, read once. */
export function shelfOf(locale: string): Map<string, Page> {
  const known = shelves.get(locale)
  if (known) return known
  const shelf = new Map(TOPICS.map((topic) => [topic.key, pageOf(topic, locale)]))
  shelves.set(locale, shelf)
  return shelf
}

function pageOf(topic: Topic, locale: string): Page {
  const path = app.makePath('resources/help', locale, `${topic.key}.md`)
  return { ...topic, article: readArticle(readFileSync(path, 'utf8')) }
}
