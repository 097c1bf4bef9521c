import archiveConfig from '#config/archive'
import { type PackageSeal, packageHash, readChain } from '#app/archive/chain'
import { CHAIN, isKnownPath, MANIFEST, OUTSIDE_MANIFEST, PACKAGE_XML } from '#app/archive/format'
import { type ManifestLine, readManifest, sha256Hex } from '#app/archive/manifest'
import { type PackageSummary, readSummary } from '#app/archive/package_summary'
import type { Findings } from '#app/archive/report'
import type { RandomSource } from '#app/platform/files/random_source'
import { ZipBroken } from '#app/platform/zip/zip_directory'
import { ZipSource } from '#app/platform/zip/zip_source'

/** A package whose outer files could be read. */
export interface OpenedPackage {
  zip: ZipSource
  seal: PackageSeal & { packageHash: string }
  summary: PackageSummary
  manifest: ManifestLine[]
}

/** Null when a part is missing without which nothing else can be judged; the findings say which. */
export async function openPackage(
  source: RandomSource,
  into: Findings
): Promise<OpenedPackage | null> {
  const { mostParts: entries, mostPartBytes: partBytes } = archiveConfig.verification
  try {
    const zip = await ZipSource.open(source, { entries, partBytes })
    const [chainText, manifestText, summaryBytes] = [
      await zip.read(CHAIN),
      await zip.read(MANIFEST),
      await zip.read(PACKAGE_XML),
    ]
    into.good('container')
    const seal = chainText && readChain(chainText.toString('utf8'))
    const manifest = manifestText && readManifest(manifestText.toString('utf8'))
    const summary = summaryBytes && readSummary(summaryBytes)
    if (!seal) into.bad('package_hash', { where: CHAIN, what: 'unreadable' })
    if (!manifest) into.bad('manifest', { where: MANIFEST, what: 'unreadable' })
    if (!summary) into.bad('metadata_readable', { where: PACKAGE_XML, what: 'unreadable' })
    if (!seal || !manifest || !manifestText || !summary) return null
    into.good('metadata_readable')
    checkSeal(seal, sha256Hex(manifestText), summary, into)
    checkPaths(zip.paths, manifest, into)
    return { zip, seal, summary, manifest }
  } catch (error) {
    if (!(error instanceof ZipBroken)) throw error
    into.bad('container', { where: 'zip', what: error.message })
    return null
  }
}

function checkSeal(
  seal: OpenedPackage['seal'],
  manifestHash: string,
  summary: PackageSummary,
  into: Findings
): void {
  const told = (['taxpayerId', 'month', 'part', 'sequence', 'previousHash'] as const).filter(
    (name) => seal[name] !== summary[name]
  )
  const wrong = [
    ...(seal.manifestHash === manifestHash ? [] : [{ where: MANIFEST, what: 'altered' }]),
    ...(seal.packageHash === packageHash(seal) ? [] : [{ where: CHAIN, what: 'altered' }]),
    ...told.map((what) => ({ where: PACKAGE_XML, what })),
  ]
  for (const finding of wrong) into.bad('package_hash', finding)
  if (wrong.length === 0) into.good('package_hash')
}

/** The manifest names every file, each file is named, and no name is one that a package does not have. */
function checkPaths(paths: readonly string[], manifest: readonly ManifestLine[], into: Findings) {
  const present = new Set(paths)
  const named = new Set(manifest.map(({ path }) => path))
  const inside = paths.filter((path) => !OUTSIDE_MANIFEST.includes(path))
  for (const { path } of manifest)
    if (!present.has(path)) into.bad('manifest', { where: path, what: 'missing' })
  for (const path of inside) {
    if (named.has(path)) into.good('manifest')
    else into.bad('manifest', { where: path, what: 'not_in_manifest' })
    if (isKnownPath(path)) into.good('known_names')
    else into.bad('known_names', { where: path, what: 'unknown_name' })
  }
}
