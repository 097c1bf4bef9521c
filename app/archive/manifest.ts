import { createHash } from 'node:crypto'

export interface ManifestLine {
  path: string
  /** 64 hex digits. */
  sha256: string
}

const LINE = /^([0-9a-f]{64}) {2}([^\s\\]+)$/

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** As `sha256sum` writes it, so that `sha256sum -c` checks a package without this software. */
export function writeManifest(lines: readonly ManifestLine[]): string {
  return lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}

/** Null when a line is not one of a manifest, or a path stands in it twice. */
export function readManifest(text: string): ManifestLine[] | null {
  const lines = text.split('\n')
  if (lines.pop() !== '') return null
  const read = lines.map((line) => LINE.exec(line))
  const found = read.flatMap((match) => (match ? [{ sha256: match[1], path: match[2] }] : []))
  const paths = new Set(found.map(({ path }) => path))
  return found.length === lines.length && paths.size === lines.length ? found : null
}
