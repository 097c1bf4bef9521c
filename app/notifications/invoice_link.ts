import { randomUUID } from 'node:crypto'
import { appUrl } from '#config/app'
import { isId } from '#app/platform/database/uuid'
import { openSignedText, signText } from '#app/platform/crypto/signed_text'

const PURPOSE = 'invoice_links'
const ID_BYTES = 16

/** 35 characters: 122 random bits under a signature, so that a copy of the database opens no link. */
export const LINK_TOKEN = /^[\w-]{22}\.[\w-]{12}$/

/** The id of a new link; unlike those of other rows it tells no time and cannot be guessed. */
export function newLinkId(): string {
  return randomUUID()
}

export function linkToken(id: string): string {
  return signText(PURPOSE, Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url'))
}

/** The address that goes out in letters. */
export function linkAddress(id: string): string {
  return `${appUrl}/i/${linkToken(id)}`
}

/** The id in a token of ours; null for anything else. */
export function linkIdOf(token: unknown): string | null {
  const bytes = Buffer.from(openSignedText(PURPOSE, token) ?? '', 'base64url')
  if (bytes.length !== ID_BYTES) return null
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) ? id : null
}
