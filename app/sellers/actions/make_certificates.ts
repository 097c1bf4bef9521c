import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import { type CertificatePurpose, makeCertificate } from '#app/documents/signatures/certificate'
import { readCertificate } from '#app/documents/signatures/read_certificate'
import type { Actor } from '#app/platform/actor'
import { clock } from '#app/platform/clock'
import { seal } from '#app/platform/crypto/envelope'
import { newId } from '#app/platform/database/uuid'
import { failed, ok, type Result } from '#app/platform/result'
import Seller from '#app/sellers/models/seller'
import SellerCertificate from '#app/sellers/models/seller_certificate'

const PURPOSES: CertificatePurpose[] = ['sm2', 'pdf']
const YEARS = 3

/**
 * Makes the sample certificates of a seller, one for each purpose. Those that are replaced are retired and kept:
 * what they signed stays verifiable.
 */
export class MakeCertificates {
  handle(input: {
    sellerId: string
    /** Leaves alone what can still sign. */
    onlyMissing: boolean
    by: Actor
  }): Promise<Result<SellerCertificate[], { type: 'missing' }>> {
    return db.transaction(async (trx) => {
      const seller = await Seller.query({ client: trx })
        .where('id', input.sellerId)
        .forUpdate()
        .first()
      if (!seller) return failed({ type: 'missing' })
      const now = clock.now().startOf('second')
      const live = await SellerCertificate.query({ client: trx })
        .where('sellerId', seller.id)
        .whereNull('retiredAt')
      const made: SellerCertificate[] = []
      for (const purpose of PURPOSES) {
        const current = live.find((one) => one.purpose === purpose)
        if (input.onlyMissing && current && current.validUntil > now) continue
        await current?.merge({ retiredAt: clock.now() }).save()
        made.push(await this.#make(seller, purpose, now, trx))
      }
      await this.#record(seller, made, input.by, trx)
      return ok(made)
    })
  }

  #make(
    seller: Seller,
    purpose: CertificatePurpose,
    from: DateTime,
    trx: TransactionClientContract
  ): Promise<SellerCertificate> {
    const id = newId()
    const until = from.plus({ years: YEARS })
    const { certificate, privateKey } = makeCertificate({
      purpose,
      holder: seller.name,
      from: from.toJSDate(),
      until: until.toJSDate(),
    })
    const fingerprint = readCertificate(certificate)?.fingerprint
    if (!fingerprint) throw new Error('a certificate that was just made cannot be read')
    const sealed = { pkcs8: privateKey.toString('base64') }
    return SellerCertificate.create(
      {
        id,
        sellerId: seller.id,
        purpose,
        certificate,
        privateKey: seal('seller_certificates.private_key', id, sealed),
        fingerprint,
        validFrom: from,
        validUntil: until,
        isSample: true,
        createdAt: clock.now(),
      },
      { client: trx }
    )
  }

  async #record(
    seller: Seller,
    made: SellerCertificate[],
    by: Actor,
    trx: TransactionClientContract
  ): Promise<void> {
    for (const { purpose, fingerprint } of made) {
      const entry = { action: 'sellers.certificate_made', subject: 'seller', subjectId: seller.id }
      await record({ actor: by, ...entry, details: { purpose, fingerprint } }, trx)
    }
  }
}
