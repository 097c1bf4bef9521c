import { createHash } from 'node:crypto'

/**
 * The hash tree of RFC 6962, section 2.1: leaves and nodes have different prefixes, so that a node
 * can never pass for a leaf.
 */
const LEAF = Buffer.of(0x00)
const NODE = Buffer.of(0x01)
export const HASH_BYTES = 32

export function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function leafHash(bytes: Buffer): Buffer {
  return sha256(LEAF, bytes)
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(NODE, left, right)
}

/**
 * A tree that only grows. It keeps the roots of its complete subtrees, largest first (one for each
 * bit that is set in the size), which is all that is needed to append leaves and to give the root.
 */
export class GrowingTree {
  private constructor(
    private leafCount: number,
    private peaks: Buffer[]
  ) {}

  static empty(): GrowingTree {
    return new GrowingTree(0, [])
  }

  /** @throws RangeError when the frontier cannot belong to a tree of this size. */
  static restore(size: number, frontier: Buffer): GrowingTree {
    if (frontier.length !== bitCount(size) * HASH_BYTES)
      throw new RangeError(`a tree of ${size} leaves has another frontier`)
    const peaks = Array.from({ length: bitCount(size) }, (_, index) =>
      frontier.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)
    )
    return new GrowingTree(size, peaks)
  }

  get size(): number {
    return this.leafCount
  }

  append(leaf: Buffer): void {
    let node = leaf
    for (let rest = this.leafCount; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.peaks.pop()
      if (left) node = nodeHash(left, node)
    }
    this.peaks.push(node)
    this.leafCount += 1
  }

  root(): Buffer {
    if (this.peaks.length === 0) return sha256()
    return this.peaks.reduceRight((right, left) => nodeHash(left, right))
  }

  /** The peaks one after the other; enough to go on from here later. */
  frontier(): Buffer {
    return Buffer.concat(this.peaks)
  }
}

function bitCount(size: number): number {
  return [...size.toString(2)].filter((bit) => bit === '1').length
}
