import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, watch } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export interface Asset {
  type: string
  body: Buffer
  gzipped: Buffer
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const OWN_FOLDERS = ['css', 'js', 'img']

/**
 * The style sheets, modules and pictures that browsers load, held in memory.
 * One version (a hash over all of them) stands in every address, so that modules may import each
 * other relatively, are cached for ever, and never mix with those of another release.
 * A name is looked up in the list and never joined to a path: there is nothing to traverse.
 */
export class AssetLibrary {
  #assets: Map<string, Asset> | null = null
  #version = ''

  /** @param vendorFiles name below `vendor/` → file of a package */
  constructor(
    private publicFolder: string,
    private vendorFiles: Record<string, string>
  ) {}

  get version(): string {
    this.#load()
    return this.#version
  }

  find(name: string): Asset | null {
    return this.#load().get(name) ?? null
  }

  /** The address of an asset in this release. Throws for a name that does not exist: that is a bug of the page. */
  url(name: string): string {
    if (!this.find(name)) throw new Error(`no such asset: ${name}`)
    return `/assets/${this.#version}/${name}`
  }

  /** For development: reads everything anew after a file has changed. Returns what ends the watch. */
  reloadOnChange(): () => void {
    const watcher = watch(this.publicFolder, { recursive: true }, () => (this.#assets = null))
    return () => watcher.close()
  }

  #load(): Map<string, Asset> {
    if (this.#assets) return this.#assets
    const assets = new Map<string, Asset>()
    const hash = createHash('sha256')
    for (const [name, file] of this.#files()) {
      const type = TYPES[extname(name)]
      if (!type) continue
      const body = readFileSync(file)
      hash.update(name).update(body)
      assets.set(name, { type, body, gzipped: gzipSync(body) })
    }
    this.#version = hash.digest('hex').slice(0, 12)
    this.#assets = assets
    return assets
  }

  #files(): [name: string, file: string][] {
    const own = OWN_FOLDERS.flatMap((folder) =>
      readdirSync(join(this.publicFolder, folder), { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name): [string, string] => [
          `${folder}/${name}`,
          join(this.publicFolder, folder, name),
        ])
    )
    const vendor = Object.entries(this.vendorFiles).map(([name, file]): [string, string] => [
      `vendor/${name}`,
      fileURLToPath(import.meta.resolve(file)),
    ])
    return [...own, ...vendor]
  }
}
