import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { SellerSchema } from '#database/schema'
import SellerQualification from '#app/sellers/models/seller_qualification'
import SellerCertificate from '#app/sellers/models/seller_certificate'
import type { channelStates } from '#app/sellers/channel_states'
import type { InvoicingSettings } from '#app/sellers/seller_values'
import type { StateOf } from '#app/platform/states/machine'

export default class Seller extends SellerSchema {
  declare taxpayerKind: 'general' | 'small_scale'
  declare fullRateChoice: InvoicingSettings['fullRateChoice']
  declare channelState: StateOf<typeof channelStates>

  @hasMany(() => SellerQualification)
  declare qualifications: HasMany<typeof SellerQualification>

  @hasMany(() => SellerCertificate)
  declare certificates: HasMany<typeof SellerCertificate>
}
