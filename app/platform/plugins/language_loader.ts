import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Translations = Record<string, Record<string, string>>

/**
 * Loads the texts that plugins bring along: `plugins/<key>/lang/<locale>.json` holds a flat list,
 * and its `title` is found as `plugins.<key>.title`.
 */
export class PluginLanguageLoader {
  constructor(
    private readonly directory: string,
    private readonly locales: readonly string[]
  ) {}

  async load(): Promise<Translations> {
    const entries = await readdir(this.directory, { withFileTypes: true })
    const keys = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    const translations: Translations = {}
    for (const locale of this.locales) {
      const perPlugin = await Promise.all(keys.map((key) => this.#textsOf(key, locale)))
      translations[locale] = Object.assign({}, ...perPlugin)
    }
    return translations
  }

  async #textsOf(key: string, locale: string): Promise<Record<string, string>> {
    const path = join(this.directory, key, 'lang', `${locale}.json`)
    const texts = Object.entries<string>(JSON.parse(await readFile(path, 'utf8')))
    return Object.fromEntries(texts.map(([name, text]) => [`plugins.${key}.${name}`, text]))
  }
}
