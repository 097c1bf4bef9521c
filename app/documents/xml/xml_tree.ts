import { SaxesParser } from 'saxes'
import { failed, ok, type Result } from '#app/platform/result'

const MAX_BYTES = 8 * 1024 * 1024
const MAX_DEPTH = 32
const MAX_ELEMENTS = 100_000
const MAX_ATTRIBUTES = 200_000

export interface XmlElement {
  /** As written, prefix included. */
  name: string
  attributes: Record<string, string>
  text: string
  children: XmlElement[]
}

export type XmlFailure =
  | { type: 'too_large'; bytes: number }
  | { type: 'not_utf8' }
  | { type: 'malformed_xml'; reason: string }

/**
 * Parses a file from outside into a bare tree. Comments and processing instructions are dropped;
 * a document type is refused, so there are no entities to expand and nothing to fetch.
 */
export function parseXml(input: Uint8Array | string): Result<XmlElement, XmlFailure> {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength
  if (bytes > MAX_BYTES) return failed({ type: 'too_large', bytes })
  const text = typeof input === 'string' ? input : decodeUtf8(input)
  if (text === null) return failed({ type: 'not_utf8' })
  const { root, reason } = grow(text.replace(/^\uFEFF/, ''))
  return root ? ok(root) : failed({ type: 'malformed_xml', reason })
}

function decodeUtf8(bytes: Uint8Array): string | null {
  // A byte that is not UTF-8 throws here: that is an answer about the file, not an error of ours.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Stops at the first fault; saxes would otherwise go on guessing. */
function grow(text: string): { root: XmlElement | null; reason: string } {
  const top: XmlElement = { name: '', attributes: {}, text: '', children: [] }
  const open = [top]
  let elements = 0
  let attributesRead = 0
  let reason = ''
  const refuse = (why: string) => {
    reason ||= why
  }
  const parser = new SaxesParser()
  parser.on('error', (error) => refuse(error.message))
  parser.on('doctype', () => refuse('document type refused'))
  parser.on('attribute', () => {
    if (++attributesRead > MAX_ATTRIBUTES) refuse('too many attributes')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) refuse('nested too deeply')
    if (++elements > MAX_ELEMENTS) refuse('too many elements')
    if (reason) return
    const grown: XmlElement = { name, attributes, text: '', children: [] }
    open[open.length - 1].children.push(grown)
    open.push(grown)
  })
  parser.on('text', (piece) => {
    if (!reason) open[open.length - 1].text += piece
  })
  parser.on('cdata', (piece) => {
    if (!reason) open[open.length - 1].text += piece
  })
  parser.on('closetag', () => {
    if (!reason) open.pop()
  })
  for (let start = 0; start < text.length && !reason; start += 65_536)
    parser.write(text.slice(start, start + 65_536))
  if (!reason) parser.close()
  return reason || !top.children.length
    ? { root: null, reason: reason || 'no element' }
    : { root: top.children[0], reason }
}

/** Follows names from an element; case and prefix do not count, because real files differ in them. */
export function child(element: XmlElement | null, ...path: string[]): XmlElement | null {
  let found = element
  for (const name of path) found = children(found, name)[0] ?? null
  return found
}

export function children(element: XmlElement | null, name: string): XmlElement[] {
  const wanted = name.toLowerCase()
  return element?.children.filter((one) => localName(one).toLowerCase() === wanted) ?? []
}

/** Without its prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}
