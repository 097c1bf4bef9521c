/** The full name of a `content-disposition` header (RFC 8187). */
export function parseHeaderFileName(header: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(header)?.[1]
  return encoded ? decodeURIComponent(encoded) : ''
}
