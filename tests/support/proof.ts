/** A longer proof than a test: `npm run prove -- NAME`, from `tests/proofs/NAME.ts`. */
export type Proof = (options: ProofOptions) => Promise<ProofCounts>

export interface ProofOptions {
  /** 1 is the full size; CI runs at 0.05. */
  scale: number
  say: (line: string) => void
}

export interface ProofCounts {
  passed: number
  failed: number
}

/** At least one, however small the scale. */
export function scaled(full: number, { scale }: ProofOptions): number {
  return Math.max(1, Math.round(full * scale))
}
