import { encode } from 'uqr'

/** Any of the eight masks is legal; a fixed one saves most of the encoder's time. */
const OPTIONS = { ecc: 'M', maskPattern: 3, boostEcc: false, border: 0 } as const

/** Rows of modules, dark ones true; every document shows the same symbol. */
export function qrModules(content: string): boolean[][] {
  return encode(content, OPTIONS).data
}
