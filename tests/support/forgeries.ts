import { ZipReader } from '#app/platform/zip/read_zip'
import { writeZip } from '#app/platform/zip/write_zip'

const LIMITS = { entries: 100, partBytes: 2 ** 24, allBytes: 2 ** 26, ratio: 1000 }

/** The package with the parts that fit exchanged for what `forge` makes of them. */
export function forgedOfd(
  ofd: Buffer,
  path: string | RegExp,
  forge: (text: string) => string | Buffer
): Buffer {
  const fits = (part: string) => (typeof path === 'string' ? part === path : path.test(part))
  const zip = new ZipReader(ofd, LIMITS)
  if (!zip.paths.some(fits)) throw new Error(`no part ${path}`)
  return writeZip(
    zip.paths.map((part) => {
      const bytes = zip.read(part) ?? Buffer.alloc(0)
      return { path: part, bytes: fits(part) ? Buffer.from(forge(bytes.toString())) : bytes }
    })
  )
}

/** The same parts in another order: a viewer sees no difference. */
export function rezipped(ofd: Buffer): Buffer {
  const zip = new ZipReader(ofd, LIMITS)
  const parts = zip.paths.map((path) => ({ path, bytes: zip.read(path) ?? Buffer.alloc(0) }))
  return writeZip([...parts.slice(1), parts[0]])
}

export function withByte(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file)
  copy[at] ^= 1
  return copy
}
