import { FORMAT } from '#app/archive/format'
import { sha256Hex } from '#app/archive/manifest'

/** What stands before the first package of a seller. */
export const NO_PREVIOUS = '0'.repeat(64)

/** The place of a package in the chain of its seller, and the hash over all of its content. */
export interface PackageSeal {
  taxpayerId: string
  /** `2026-11`. */
  month: string
  /** 1; 2 and on are supplements of the month. */
  part: number
  /** 1 for the first package of the seller. */
  sequence: number
  /** The package hash of the one before, NO_PREVIOUS for the first. */
  previousHash: string
  /** SHA-256 of the manifest, and so of everything. */
  manifestHash: string
}

const HASH = '([0-9a-f]{64})'
const CHAIN_TEXT = new RegExp(
  `^format ${FORMAT}\\nproducer (\\S+)\\nmonth (\\d{4}-\\d{2})\\npart ([1-9]\\d*)\\n` +
    `sequence ([1-9]\\d*)\\nprevious ${HASH}\\nmanifest ${HASH}\\npackage ${HASH}\\n$`
)

/** SHA-256 of the first seven lines of `chain.txt`: `head -n 7 chain.txt | sha256sum`. */
export function packageHash(seal: PackageSeal): string {
  return sha256Hex(sealedLines(seal))
}

/** The content of `chain.txt`. */
export function writeChain(seal: PackageSeal): string {
  return `${sealedLines(seal)}package ${packageHash(seal)}\n`
}

/** Null when the text is no `chain.txt`. Whether `packageHash` is right is for the caller to compare. */
export function readChain(text: string): (PackageSeal & { packageHash: string }) | null {
  const match = CHAIN_TEXT.exec(text)
  if (!match) return null
  const [, taxpayerId, month, part, sequence, previousHash, manifestHash, hash] = match
  return {
    taxpayerId,
    month,
    part: Number(part),
    sequence: Number(sequence),
    previousHash,
    manifestHash,
    packageHash: hash,
  }
}

function sealedLines(seal: PackageSeal): string {
  return [
    `format ${FORMAT}`,
    `producer ${seal.taxpayerId}`,
    `month ${seal.month}`,
    `part ${seal.part}`,
    `sequence ${seal.sequence}`,
    `previous ${seal.previousHash}`,
    `manifest ${seal.manifestHash}`,
    '',
  ].join('\n')
}
