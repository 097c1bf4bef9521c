import { encode } from 'uqr'

/**
 * The dark modules of a QR code as one SVG path in module units, with the side of its square
 * (the quiet zone of four modules that readers expect is included).
 */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { size, path }
}
