import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '../../..')

export interface SourceFile {
  /** Relative to the repository: `app/orders/order_states.ts`. */
  path: string
  text: string
}

/** The files below these folders whose names end so. */
export function sourceFiles(folders: string[], endings: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Code of the application and its plugins, without their tests. */
export function productCode(): SourceFile[] {
  return sourceFiles(['app', 'plugins'], ['.ts']).filter(({ path }) => !path.includes('/tests/'))
}

/** `path:line: text` of every line that matches; comments do not count. */
export function linesThat(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const isComment = /^\s*(?:\/\/|\*|\/\*)/.test(line)
      return !isComment && pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []
    })
  )
}
