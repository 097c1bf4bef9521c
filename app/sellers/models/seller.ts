import { SellerSchema } from '#database/schema'

export default class Seller extends SellerSchema {
  declare taxpayerKind: 'general' | 'small_scale'
  declare channelState: 'unchecked' | 'connected' | 'login_needed' | 'unreachable'
}
