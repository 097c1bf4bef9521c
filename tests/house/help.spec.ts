import '@japa/assert'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { readChangelog } from '#app/help/changelog'
import { linksOf, readArticle } from '#app/help/article'
import { isPublic, topicOf, TOPICS } from '#app/help/topics'
import { topicOfPage } from '#app/help/topics_of_pages'
import { ROLES } from '#app/identity/roles'
import { PAGES } from '#tests/browser/pages'

const LANGUAGES = ['zh-CN', 'en']
const folder = join(import.meta.dirname, '../../resources/help')
const keys = TOPICS.map(({ key }) => key).toSorted()

function read(language: string, key: string): string {
  return readFileSync(join(folder, language, `${key}.md`), 'utf8')
}

function patterns(): string[] {
  if (!router.commited) router.commit()
  const routes = Object.values(router.toJSON()).flat()
  return routes.filter(({ methods }) => methods.includes('GET')).map(({ pattern }) => pattern)
}

/** Leads to an article that there is, or to a page of the route table without a row of its own. */
function leadsSomewhere(link: string): boolean {
  const topic = link.startsWith('/help/') && topicOf(link.slice('/help/'.length))
  return Boolean(topic) || (!link.includes(':') && patterns().includes(link))
}

/** What a reader without an account, or with a customer's, would be refused. */
function isForStaff(link: string): boolean {
  const topic = topicOf(link.replace('/help/', ''))
  return link.startsWith('/desk') || (topic !== null && !isPublic(topic))
}

test.group('help', () => {
  for (const language of LANGUAGES) {
    test(`has every topic in ${language}, and no article beside`, ({ assert }) => {
      const files = readdirSync(join(folder, language)).map((file) => file.replace('.md', ''))
      assert.deepEqual(files.toSorted(), keys)
    })

    test(`links in ${language} lead somewhere where the reader may go`, ({ assert }) => {
      const dead = TOPICS.flatMap((topic) =>
        linksOf(read(language, topic.key))
          .filter((link) => !leadsSomewhere(link) || (isPublic(topic) && isForStaff(link)))
          .map((link) => `${topic.key}: ${link}`)
      )
      assert.deepEqual(dead, [])
    })
  }

  test('articles have the same parts in both languages', ({ assert }) => {
    for (const key of keys) {
      const [chinese, english] = LANGUAGES.map((language) => readArticle(read(language, key)))
      assert.lengthOf(english.contents, chinese.contents.length, key)
      assert.isAtLeast(chinese.contents.length, 2, key)
    }
  })

  test('related topics are there and may be read by the same people', ({ assert }) => {
    for (const topic of TOPICS) {
      const others = topic.related.map(topicOf)
      assert.isFalse(others.includes(null), topic.key)
      if (isPublic(topic)) assert.isTrue(others.every((other) => other && isPublic(other)))
    }
  })

  test('each role has its beginning', ({ assert }) => {
    assert.includeMembers(
      keys,
      ROLES.map((role) => `start-${role}`)
    )
  })

  test('each page has a topic that its visitors may read', ({ assert }) => {
    const wrong = Object.entries(PAGES).filter(([pattern, visit]) => {
      if (!('as' in visit) || pattern.startsWith('/help')) return false
      const topic = topicOf(topicOfPage(pattern) ?? '')
      return topic === null || (!isPublic(topic) && ['nobody', 'customer'].includes(visit.as))
    })
    assert.deepEqual(
      wrong.map(([pattern]) => pattern),
      [],
      'a new page wants a line in app/help/topics_of_pages.ts'
    )
  })

  test('both changelogs tell of the same versions', ({ assert }) => {
    const [english, chinese] = ['CHANGELOG.md', 'CHANGELOG.zh-CN.md'].map((file) =>
      readChangelog(readFileSync(join(folder, '../..', file), 'utf8')).map(
        ({ name, date }) => `${name} ${date}`
      )
    )
    assert.isNotEmpty(english)
    assert.deepEqual(chinese, english)
  })

  test('no topic takes the address of another page of the help', ({ assert }) => {
    assert.deepEqual(
      keys.filter((key) => patterns().includes(`/help/${key}`)),
      []
    )
  })
})
