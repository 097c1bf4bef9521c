import type { HttpContext } from '@adonisjs/core/http'
import { PROOF_PURPOSE, ProveInvoice } from '#app/invoices/actions/prove_invoice'
import { takeQuestion } from '#app/invoices/verification_limit'
import { readQuestion } from '#app/invoices/verification_question'
import { publicPem, signingKey } from '#app/platform/crypto/signing_key'
import { sendFile, showFile } from '#app/platform/views/send_file'

/** The signed proof for whoever knows number, day and total, and the key that it is checked with. */
export default class InvoiceProofsController {
  async store({ request, response }: HttpContext) {
    await takeQuestion(request.ip())
    const { figures } = readQuestion(request.all())
    const proof = figures && (await new ProveInvoice().handle(figures))
    if (!figures || !proof) return response.redirect().status(303).toPath('/verify')
    const bytes = Buffer.from(`${JSON.stringify(proof, null, 2)}\n`)
    const name = `proof_${figures.invoiceNumber}.json`
    return sendFile({ bytes, name, mime: 'application/json' }, response)
  }

  show({ response }: HttpContext) {
    const bytes = Buffer.from(publicPem(signingKey(PROOF_PURPOSE)))
    return showFile(
      { bytes, name: 'invoice-proofs.pem', mime: 'text/plain; charset=utf-8' },
      response
    )
  }
}
