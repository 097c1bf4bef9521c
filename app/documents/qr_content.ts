import type { InvoiceFace, InvoiceKind } from '#app/documents/invoice_face'
import { readShanghaiTime, shanghaiTime } from '#app/documents/shanghai_time'
import { formatYuan, parseYuan, type Fen } from '#app/platform/money/fen'

const TYPES: Record<InvoiceKind, string> = { vat_special: '31', ordinary: '32' }
const POLYNOMIAL = 0x8005

export interface QrContent {
  kind: InvoiceKind
  invoiceNumber: string
  totalFen: Fen
  /** `2026-04-30`, the day in Asia/Shanghai. */
  issuedOn: string
  /** Information only: some genuine files carry another checksum, so a mismatch is no reason to refuse. */
  checksumMatches: boolean
}

/** `01,type,,number,total including tax,yyyyMMdd,,CRC`. */
export function qrContent(
  face: Pick<InvoiceFace, 'kind' | 'invoiceNumber' | 'totalFen' | 'issuedAt'>
): string {
  const day = shanghaiTime(face.issuedAt).date.replaceAll('-', '')
  const body = `01,${TYPES[face.kind]},,${face.invoiceNumber},${formatYuan(face.totalFen)},${day},,`
  return body + qrChecksum(body)
}

/** CRC-16/UMTS (polynomial 0x8005, start 0, not reflected) of everything before it, last comma included. */
export function qrChecksum(body: string): string {
  let crc = 0
  for (const byte of Buffer.from(body, 'utf8')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ POLYNOMIAL) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** Null when the text is not the QR of a digital e-invoice. */
export function readQrContent(text: string): QrContent | null {
  const match =
    /^(01,(3[12]),,(\d{20}),(-?\d+\.\d{2}),(\d{4})(\d{2})(\d{2}),,)([0-9A-Fa-f]{4}),?$/.exec(
      text.trim()
    )
  if (!match) return null
  const [, body, type, invoiceNumber, total, year, month, day, checksum] = match
  const totalFen = parseYuan(total)
  const issuedOn = `${year}-${month}-${day}`
  if (totalFen === null || readShanghaiTime(issuedOn) === null) return null
  const kind = type === TYPES.vat_special ? 'vat_special' : 'ordinary'
  return {
    kind,
    invoiceNumber,
    totalFen,
    issuedOn,
    checksumMatches: qrChecksum(body) === checksum.toUpperCase(),
  }
}

/** Types of the older invoices: special ones on paper and electronic, then ordinary ones, rolls and tolls. */
const OLD_TYPES: Record<string, InvoiceKind> = {
  '01': 'vat_special',
  '08': 'vat_special',
  '04': 'ordinary',
  '10': 'ordinary',
  '11': 'ordinary',
  '14': 'ordinary',
}

export interface OldQrContent {
  kind: InvoiceKind | null
  invoiceCode: string
  invoiceNumber: string
  netFen: Fen
  issuedOn: string
  checkCode: string | null
}

/** `01,type,code,number,total without tax,yyyyMMdd,check code,CRC,` of the older kinds; null for everything else. */
export function readOldQrContent(text: string): OldQrContent | null {
  const match =
    /^01,(\d{2}),(\d{10}|\d{12}),(\d{8}),(-?\d+(?:\.\d{1,2})?),(\d{4})(\d{2})(\d{2}),(\d{0,20}),/.exec(
      text.trim()
    )
  if (!match) return null
  const [, type, invoiceCode, invoiceNumber, net, year, month, day, checkCode] = match
  const netFen = parseYuan(net)
  const issuedOn = `${year}-${month}-${day}`
  if (netFen === null || readShanghaiTime(issuedOn) === null) return null
  const kind = OLD_TYPES[type] ?? null
  return { kind, invoiceCode, invoiceNumber, netFen, issuedOn, checkCode: checkCode || null }
}
