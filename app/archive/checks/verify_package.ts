import { NO_PREVIOUS, type PackageSeal } from '#app/archive/chain'
import { checkContent, type OnRecord } from '#app/archive/checks/check_content'
import type { TrustedSigners } from '#app/archive/checks/check_signers'
import { type OpenedPackage, openPackage } from '#app/archive/checks/open_package'
import type { PackageSummary } from '#app/archive/package_summary'
import { Findings, isSound, type Report } from '#app/archive/report'
import { clock } from '#app/platform/clock'
import type { RandomSource } from '#app/platform/files/random_source'

/** What is known of a package beside its bytes; null where nothing is. */
export interface KnownOfPackage {
  /** The package hash of the one before it. */
  previousHash: string | null
  /** The package hash that the register of this installation holds. */
  registeredHash: string | null
  /** Whether the bytes come out of the encrypted store. */
  isKeptSealed: boolean
  /** The certificates that its files may be signed with. */
  signers: TrustedSigners | null
}

export interface Verification {
  report: Report
  isSound: boolean
  /** Null when the package could not be opened at all. */
  seal: (PackageSeal & { packageHash: string }) | null
  summary: PackageSummary | null
}

interface Asking {
  know?: (seal: PackageSeal) => Promise<KnownOfPackage>
  onRecord?: OnRecord
}

/**
 * Reads a whole package and judges its four properties, from its bytes alone; `know` adds what this
 * installation knows. Holds the files of one invoice in memory at a time.
 */
export async function verifyPackage(
  source: RandomSource,
  { know, onRecord }: Asking = {}
): Promise<Verification> {
  const into = new Findings()
  const opened = await openPackage(source, into)
  if (opened) {
    const known = know ? await know(opened.seal) : null
    checkKnown(opened.seal, known, into)
    await checkContent(opened, known?.signers ?? null, onRecord ?? (() => {}), into)
  }
  const report = into.report(clock.timestamp())
  const { seal = null, summary = null } = opened ?? {}
  return { report, isSound: isSound(report), seal, summary }
}

function checkKnown(
  seal: OpenedPackage['seal'],
  known: KnownOfPackage | null,
  into: Findings
): void {
  const expected = seal.sequence === 1 ? NO_PREVIOUS : (known?.previousHash ?? null)
  if (expected === seal.previousHash) into.good('chain_link')
  else if (expected !== null)
    into.bad('chain_link', { where: String(seal.sequence), what: 'other_previous' })
  const registered = known?.registeredHash ?? null
  if (registered === seal.packageHash) into.good('register')
  else if (registered !== null) into.bad('register', { where: registered, what: 'other_package' })
  if (known?.isKeptSealed) into.good('kept_sealed')
}
