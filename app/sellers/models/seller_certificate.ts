import { SellerCertificateSchema } from '#database/schema'
import type { CertificatePurpose } from '#app/documents/signatures/certificate'

export default class SellerCertificate extends SellerCertificateSchema {
  static selfAssignPrimaryKey = true

  declare purpose: CertificatePurpose
}
