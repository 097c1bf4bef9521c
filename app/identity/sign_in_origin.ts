import type { HttpContext } from '@adonisjs/core/http'
import { browserOf } from '#app/identity/signed_in_mark'

/** From where somebody tried to sign in. Personal: stored sealed, shown with the address masked. */
export interface SignInOrigin {
  address: string
  browser: string | null
  system: string | null
}

export function originOf({ request }: Pick<HttpContext, 'request'>): SignInOrigin {
  return { address: request.ip(), ...browserOf(request.header('user-agent', '') ?? '') }
}

/** `203.0.*.*`, `2001:db8:*`: enough to tell home from elsewhere, and no more. */
export function maskNetworkAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+)\.\d+\.\d+$/i.exec(address)
  const [first = '', second = ''] = (mapped?.[1] ?? address).split(/[.:]/)
  if (mapped || address.includes('.')) return `${first}.${second}.*.*`
  return first === '' ? '::*' : `${first}:${second}:*`
}
