import { readChain, writeChain } from '#app/archive/chain'
import { CHAIN, MANIFEST } from '#app/archive/format'
import { readManifest, sha256Hex, writeManifest } from '#app/archive/manifest'
import { ZipReader } from '#app/platform/zip/read_zip'
import { writeZip } from '#app/platform/zip/write_zip'
import { readZipDirectory } from '#app/platform/zip/zip_directory'

const MOST_ENTRIES = 10_000
const LIMITS = { entries: MOST_ENTRIES, partBytes: 2 ** 24, allBytes: 2 ** 30, ratio: 1000 }

/** The files of an archive package, by path. */
export type Parts = Map<string, Buffer>

export function partsOf(bytes: Buffer): Parts {
  const zip = new ZipReader(bytes, LIMITS)
  const paths = [...readZipDirectory(bytes, MOST_ENTRIES).keys()]
  return new Map(paths.map((path) => [path, zip.read(path) ?? Buffer.alloc(0)]))
}

export function packed(parts: Parts): Buffer {
  return writeZip([...parts].map(([path, bytes]) => ({ path, bytes })))
}

/** As a careful forger would: the manifest and the chain say what the content is now. */
export function resealed(parts: Parts): Parts {
  const lines = (readManifest(String(parts.get(MANIFEST))) ?? []).map(({ path }) => ({
    path,
    sha256: sha256Hex(parts.get(path) ?? ''),
  }))
  const seal = readChain(String(parts.get(CHAIN)))
  if (!seal) throw new Error('no chain')
  const manifest = writeManifest(lines)
  return new Map([
    ...parts,
    [MANIFEST, Buffer.from(manifest)],
    [CHAIN, Buffer.from(writeChain({ ...seal, manifestHash: sha256Hex(manifest) }))],
  ])
}

export function altered(parts: Parts, path: string, from: string | RegExp, to: string): Parts {
  const text = String(parts.get(path))
  const changed = text.replace(from, to)
  if (!(typeof from === 'string' ? text.includes(from) : from.test(text)))
    throw new Error(`${path} does not hold ${from}`)
  return new Map([...parts, [path, Buffer.from(changed)]])
}
