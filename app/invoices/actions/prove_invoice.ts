import db from '@adonisjs/lucid/services/db'
import { lastSealOf } from '#app/audit/queries/last_seal_of'
import { type ProofFile, proofStatement } from '#app/invoices/proof_file'
import { invoiceByFigures } from '#app/invoices/queries/known_invoice'
import { standingOf } from '#app/invoices/queries/standing_of'
import type { VerificationFigures } from '#app/invoices/verification_index'
import { clock } from '#app/platform/clock'
import { publicPem, signingKey, signText } from '#app/platform/crypto/signing_key'
import { formatYuan } from '#app/platform/money/fen'

/** Signed proofs of verifications; their key is derived from the keyring of the installation. */
export const PROOF_PURPOSE = 'invoice-proofs'

/** A file that says, signed, what the house knows of an invoice now. Null for figures that fit none. */
export class ProveInvoice {
  async handle(figures: VerificationFigures): Promise<ProofFile | null> {
    const invoice = await invoiceByFigures([figures])
    if (!invoice) return null
    const files = await db
      .from('invoice_documents as d')
      .join('stored_files as f', 'f.id', 'd.file_id')
      .where('d.invoice_id', invoice.id)
      .orderBy('d.format')
      .select('d.format', 'f.sha256')
    const statement = JSON.stringify(
      proofStatement({
        invoiceNumber: figures.invoiceNumber,
        issuedOn: figures.issuedOn,
        total: formatYuan(figures.totalFen),
        standing: await standingOf(invoice),
        files: files.map(({ format, sha256 }) => ({ format, sha256 })),
        checkedAt: clock.now().toUTC().toISO() ?? '',
        audit: await lastSealOf('invoice', invoice.id),
      })
    )
    const key = signingKey(PROOF_PURPOSE)
    const signature = signText(statement, key).toString('base64')
    return { statement, algorithm: 'Ed25519', signature, publicKey: publicPem(key) }
  }
}
