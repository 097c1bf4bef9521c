import { toSafeInteger } from '#app/platform/database/columns'
import type { EntryRow } from '#app/audit/canonical'
import { GENESIS, sealOf, type Seal } from '#app/audit/chain'
import { GrowingTree } from '#app/audit/merkle'

/** More faults than this are counted, not listed. */
const LISTED_FAULTS = 100

export type AuditFault = {
  type:
    | 'altered' // the entry is not what was sealed
    | 'missing' // the sealed entry is gone
    | 'gap' // a seal is gone
    | 'broken_chain' // a seal does not follow from the one before
    | 'wrong_leaf' // a leaf of the hash tree is not the entry's
    | 'wrong_head' // a published head does not agree with the seals
    | 'cut_tail' // the seals end before a published head
    | 'unsealed' // an entry that the sealer was never told of, or has not sealed in time
  position: number | null
  entryId: string | null
}

/** A head that was noted outside of this database. */
export interface KnownHead {
  size: number
  rootHash: string
}

export interface AuditVerdict {
  entries: number
  seals: number
  heads: number
  faultCount: number
  /** The first hundred. */
  faults: AuditFault[]
}

export interface SealedRow extends Seal {
  position: string
  sealedEntryId: string
}

export interface Head {
  size: number
  rootHash: Buffer
  chainHash: Buffer | null
}

/** Walks the seals in order, recomputes what each must be, and collects what does not agree. */
export class Verification {
  position = 0
  private seals = 0
  private chainHash: Buffer = GENESIS
  private tree = GrowingTree.empty()
  private faults: AuditFault[] = []
  private faultCount = 0

  constructor(
    private published: Head[],
    known: KnownHead[]
  ) {
    this.heads = [
      ...published,
      ...known.map(({ size, rootHash }) => ({
        size,
        rootHash: Buffer.from(rootHash, 'hex'),
        chainHash: null,
      })),
    ].sort((a, b) => a.size - b.size)
  }

  private heads: Head[]

  /** One seal with its entry (fields of the entry are null when it is gone). */
  check(row: SealedRow & EntryRow): void {
    const position = toSafeInteger(row.position) ?? 0
    if (position !== this.position + 1) this.fault('gap', this.position + 1, null)
    this.position = position
    this.seals += 1

    const seal = row.id === null ? null : recomputed(row, this.chainHash)
    if (row.id === null) this.fault('missing', position, row.sealedEntryId)
    else if (!seal || !seal.entryHash.equals(row.entryHash))
      this.fault('altered', position, row.sealedEntryId)
    else if (!seal.leafHash.equals(row.leafHash))
      this.fault('wrong_leaf', position, row.sealedEntryId)
    else if (!seal.chainHash.equals(row.chainHash))
      this.fault('broken_chain', position, row.sealedEntryId)

    // Go on from what is stored, so that one forged row is one fault and not one for each later row.
    this.chainHash = row.chainHash
    this.tree.append(row.leafHash)
    this.checkHeads()
  }

  finish(): void {
    for (const head of this.heads) this.fault('cut_tail', head.size, null)
  }

  verdict(entries: number, unsealed: string[]): AuditVerdict {
    for (const id of unsealed) this.fault('unsealed', null, id)
    const { seals, faults, faultCount } = this
    return { entries, seals, heads: this.published.length, faultCount, faults }
  }

  private checkHeads(): void {
    while (this.heads.length > 0 && this.heads[0].size <= this.position) {
      const [head] = this.heads.splice(0, 1)
      const isChain = head.chainHash === null || head.chainHash.equals(this.chainHash)
      const isTree = head.size === this.tree.size && head.rootHash.equals(this.tree.root())
      if (head.size !== this.position || !isChain || !isTree)
        this.fault('wrong_head', head.size, null)
    }
  }

  private fault(type: AuditFault['type'], position: number | null, entryId: string | null): void {
    this.faultCount += 1
    if (this.faults.length < LISTED_FAULTS) this.faults.push({ type, position, entryId })
  }
}

/** Null for a row that no writer of this house can have written (it cannot be made canonical). */
function recomputed(row: EntryRow, previous: Buffer): Seal | null {
  try {
    return sealOf(row, previous)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
