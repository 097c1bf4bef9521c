import bwip from 'bwip-js/node'

/** Ten modules on each side belong to the symbol (ISO/IEC 15417, 4.3.2). */
export const QUIET_MODULES = 10

/** The widths of bars and gaps in modules, beginning and ending with a bar. Throws for what Code 128 cannot say. */
export function code128(text: string): number[] {
  const [symbol] = bwip.raw('code128', text, {})
  if (!symbol || !('sbs' in symbol)) throw new Error('Code 128 gave no bars')
  return symbol.sbs
}
