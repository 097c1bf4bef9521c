import { createHmac } from 'node:crypto'

export interface SignedCall {
  /** Without query string: `https://…/open/v1/services`. */
  url: string
  appKey: string
  /** 32 characters, new for every call. */
  senid: string
  /** Eight digits that do not begin with 0. */
  nonce: string
  /** Seconds since 1970. */
  timestamp: string
  /** Byte for byte as it is sent. */
  body: string
}

/** HMAC-SHA1 in base64, over the parts of the path from the last to the first and the call itself. */
export function signCall(call: SignedCall, appSecret: string): string {
  const { appKey, senid, nonce, timestamp, body } = call
  const [open, version, service] = new URL(call.url).pathname.split('/').slice(1)
  const text =
    `a=${service}&l=${version}&p=${open}` +
    `&k=${appKey}&i=${senid}&n=${nonce}&t=${timestamp}&f=${body}`
  return createHmac('sha1', appSecret).update(text).digest('base64')
}
