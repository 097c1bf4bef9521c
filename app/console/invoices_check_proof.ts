import { readFile, stat } from 'node:fs/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import { PROOF_PURPOSE } from '#app/invoices/actions/prove_invoice'
import { MOST_PROOF_BYTES, type ProofFailure, readProof } from '#app/invoices/proof_file'
import { publicPem, signingKey } from '#app/platform/crypto/signing_key'
import { failed, type Result } from '#app/platform/result'

export default class InvoicesCheckProof extends BaseCommand {
  static commandName = 'invoices:check-proof'
  static description = 'Check the signature of a proof of verification, without network or database'

  @args.string({ description: 'The proof file' })
  declare file: string

  @flags.string({ description: 'A public key (PEM) to trust instead of this installation’s own' })
  declare key: string | undefined

  @flags.boolean({ description: 'Answer with one line of JSON' })
  declare json: boolean

  async run(): Promise<void> {
    const { size } = await stat(this.file)
    const trusted = this.key
      ? await readFile(this.key, 'utf8')
      : publicPem(signingKey(PROOF_PURPOSE))
    const read: Result<unknown, ProofFailure> =
      size > MOST_PROOF_BYTES
        ? failed({ type: 'malformed' })
        : readProof(await readFile(this.file, 'utf8'), [trusted])
    if (!read.ok) this.exitCode = 1
    if (this.json) return console.log(JSON.stringify(read))
    if (read.ok) {
      this.logger.success('signed by the trusted key')
      this.logger.log(JSON.stringify(read.value, null, 2))
    } else this.logger.error(describe(read.failure))
  }
}

function describe(failure: ProofFailure): string {
  return failure.type === 'foreign_key'
    ? `signed with another key: SHA-256 ${failure.fingerprint}`
    : failure.type
}
