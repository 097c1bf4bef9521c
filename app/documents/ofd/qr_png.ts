import { crc32 } from 'node:zlib'
import { qrImage } from '#app/documents/layout/qr_image'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The symbol as a PNG of one bit a pixel (ISO/IEC 15948, 11.2): readers of OFD look for an image. */
export function qrPng(content: string): Buffer {
  const { size, deflated } = qrImage(content)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.writeUInt8(1, 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflated),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunked = Buffer.alloc(body.length + 8)
  chunked.writeUInt32BE(data.length, 0)
  body.copy(chunked, 4)
  chunked.writeUInt32BE(crc32(body), body.length + 4)
  return chunked
}
