import { deflateSync } from 'node:zlib'
import { qrModules } from '#app/documents/layout/qr_modules'

/** One byte a module and row: viewers that smooth images leave the modules sharp. */
const PIXELS_PER_MODULE = 8

export interface QrImage {
  /** Pixels of a side. */
  size: number
  /** Rows of one bit a pixel, 1 is white, each behind a filter byte 0 (ISO/IEC 15948, 7 and 9), deflated (RFC 1950). */
  deflated: Buffer
}

let last: { content: string; image: QrImage } | undefined

/** The symbol as pixels, as PNG and PDF both take them; the files of one invoice follow each other. */
export function qrImage(content: string): QrImage {
  if (last?.content === content) return last.image
  const rows = qrModules(content)
  const lines = rows.flatMap((modules) => {
    const line = Buffer.from([0, ...modules.map((isDark) => (isDark ? 0x00 : 0xff))])
    return Array.from({ length: PIXELS_PER_MODULE }, () => line)
  })
  const image = {
    size: rows.length * PIXELS_PER_MODULE,
    deflated: deflateSync(Buffer.concat(lines)),
  }
  last = { content, image }
  return image
}
