import { SellerQualificationSchema } from '#database/schema'

export default class SellerQualification extends SellerQualificationSchema {
  declare kind: 'business_licence' | 'tax_registration' | 'postal_licence' | 'other'
}
