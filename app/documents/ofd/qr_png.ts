import { crc32, deflateSync } from 'node:zlib'
import { qrModules } from '#app/documents/layout/qr_modules'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PIXELS_PER_MODULE = 8

/** The symbol as a PNG of one bit a pixel (ISO/IEC 15948, 11.2): readers of OFD look for an image. */
export function qrPng(content: string): Buffer {
  const rows = qrModules(content)
  const size = rows.length * PIXELS_PER_MODULE
  const scanlines = rows.flatMap((modules) => {
    const line = scanline(modules)
    return Array.from({ length: PIXELS_PER_MODULE }, () => line)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.writeUInt8(1, 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(scanlines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Filter 0, then a byte a module: eight pixels of one bit, of which 1 is white. */
function scanline(modules: boolean[]): Buffer {
  return Buffer.from([0, ...modules.map((isDark) => (isDark ? 0x00 : 0xff))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunked = Buffer.alloc(body.length + 8)
  chunked.writeUInt32BE(data.length, 0)
  body.copy(chunked, 4)
  chunked.writeUInt32BE(crc32(body), body.length + 4)
  return chunked
}
