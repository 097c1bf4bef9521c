import type { Box } from '#app/documents/layout/display_list'
import { escapeXml } from '#app/documents/xml/xml_text'

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'

type Attributes = Record<string, string | number | null>

/** An element in the namespace of OFD; attributes that are null are left out. `content` is XML already. */
export function ofd(name: string, attributes: Attributes, ...content: string[]): string {
  const start = `<ofd:${name}${written(attributes)}`
  const inner = content.join('')
  return inner ? `${start}>${inner}</ofd:${name}>` : `${start}/>`
}

export function ofdText(name: string, text: string, attributes: Attributes = {}): string {
  return ofd(name, attributes, escapeXml(text))
}

/** A whole part of the package (GB/T 33190-2016, 7.1: UTF-8, one namespace). */
export function ofdPart(name: string, attributes: Attributes, ...content: string[]): Buffer {
  const [start] = /^<ofd:\w+/.exec(ofd(name, {})) ?? []
  const body = ofd(name, attributes, ...content).slice(start?.length)
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${start} ${NAMESPACE}${body}\n`)
}

/** Millimetres with at most 4 decimals: a fifth of what a printer can show. */
export function mm(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}

/** ST_Box (GB/T 33190-2016, 7.3). */
export function box({ x, y, width, height }: Box): string {
  return [x, y, width, height].map(mm).join(' ')
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('')
}
