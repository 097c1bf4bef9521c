/** A thousand generated invoices of every kind, their files judged by other people's programmes. */
import { generatedFaces } from '#tests/fixtures/documents/generated_faces'
import { newSigning } from '#tests/fixtures/documents/signing'
import { InvoiceJudge } from '#tests/support/invoice_judge'
import { type Proof, scaled } from '#tests/support/proof'

const INVOICES = 1000
const SEED = 2026
const TOLD_EVERY = 100

export const prove: Proof = async (options) => {
  const counts = { passed: 0, failed: 0 }
  const untrueTimes = new Map<string, number>()
  const faces = generatedFaces(scaled(INVOICES, options), SEED)
  const judge = await InvoiceJudge.open(newSigning())
  try {
    for (const [index, { kind, face }] of faces.entries()) {
      const untrue = await judge.untrue(face)
      counts[untrue.length === 0 ? 'passed' : 'failed'] += 1
      for (const fact of untrue) {
        untrueTimes.set(fact, (untrueTimes.get(fact) ?? 0) + 1)
        options.say(`NOT TRUE of number ${index} (${kind}, ${face.lines.length} lines): ${fact}`)
      }
      if ((index + 1) % TOLD_EVERY === 0) options.say(`${index + 1} invoices judged`)
    }
  } finally {
    await judge.close()
  }
  for (const fact of judge.factNames) {
    const times = untrueTimes.get(fact) ?? 0
    options.say(
      `${times === 0 ? 'holds' : 'NOT TRUE'}: ${fact} (${faces.length - times} of ${faces.length})`
    )
  }
  return counts
}
