const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** What XML 1.0 cannot carry at all: control characters, lone surrogates and the two non-characters. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** Throws RangeError for characters that no XML file may hold; forms refuse them long before. */
export function escapeXml(text: string): string {
  const forbidden = FORBIDDEN.exec(text)
  if (forbidden) {
    const code = forbidden[0].charCodeAt(0).toString(16).padStart(4, '0')
    throw new RangeError(`not allowed in XML: U+${code}`)
  }
  return text.replace(/[&<>"\r]/g, (character) => ESCAPES[character])
}

export function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

/** The platform leaves empty elements out. */
export function optional(name: string, text: string | null): string {
  return text ? element(name, text) : ''
}

export function group(name: string, ...children: string[]): string {
  const content = children.join('')
  return content ? `<${name}>${content}</${name}>` : `<${name}/>`
}
