import { PaymentNoticeSchema } from '#database/schema'
import { open } from '#app/platform/crypto/envelope'
import type { RawCall } from '#app/platform/http/raw_call'

/** What a provider told us, byte for byte, sealed. Kept whether or not it changed anything. */
export default class PaymentNotice extends PaymentNoticeSchema {
  get call(): RawCall {
    return open<RawCall>('payment_notices.raw', this.id, this.raw)
  }
}
