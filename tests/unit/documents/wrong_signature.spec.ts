import { X509Certificate } from 'node:crypto'
import { test } from '@japa/runner'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import type { WantedSigners } from '#app/documents/signatures/wrong_signature'
import { verifyInvoiceFiles } from '#app/documents/verify_invoice_files'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { newSigning } from '#tests/fixtures/documents/signing'

const face = sampleFace(2)
const signing = newSigning()
const files = await makeInvoiceFiles(face, signing)
const foreign = await makeInvoiceFiles(face, newSigning())
const plain = await makeInvoiceFiles(face, null)
const fingerprints = new Set(
  [signing.sm2, signing.pdf].map(({ certificate }) =>
    new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase()
  )
)
const all: WantedSigners = { fingerprints, formats: ['xml', 'pdf', 'ofd'] }

function said(change: Partial<typeof files>, signers?: WantedSigners) {
  const read = verifyInvoiceFiles({ ...files, ...change }, signers)
  if (read.ok) return 'good'
  const { failure } = read
  return failure.type === 'signature_wrong' ? `${failure.format} ${failure.fault}` : failure.type
}

test.group('Signatures that are wanted', () => {
  test('are those of the seller, in every file', ({ assert }) => {
    assert.equal(said({}, all), 'good')
    for (const format of ['xml', 'pdf', 'ofd'] as const) {
      assert.equal(said({ [format]: foreign[format] }, all), `${format} foreign`)
      assert.equal(said({ [format]: plain[format] }, all), `${format} absent`)
    }
  })

  test('cover all of a file, and are not altered', ({ assert }) => {
    const more = Buffer.concat([files.pdf, Buffer.from('\n%%EOF\n')])
    assert.notEqual(said({ pdf: more }, all), 'good')
    const label = '<LabelCode>SAMPLE</LabelCode>'
    const xml = Buffer.from(String(files.xml).replace(label, '<LabelCode>SAMPLE2</LabelCode>'))
    assert.equal(said({ xml }, all), 'xml altered')
    assert.equal(said({ xml }), 'xml altered', 'also where no signature is wanted')
  })

  test('are not asked of files that need none', ({ assert }) => {
    assert.equal(said(plain), 'good')
    assert.equal(said(foreign), 'good')
    assert.equal(said({ xml: plain.xml }, { fingerprints, formats: ['pdf', 'ofd'] }), 'good')
  })

  test('stand in what an inspection tells', ({ assert }) => {
    for (const format of ['xml', 'pdf', 'ofd'] as const) {
      const inspected = inspectFile(files[format])
      const signature = inspected.ok ? inspected.value.signature : null
      assert.containSubset(signature, { state: 'valid', coversWholeFile: true })
      assert.isTrue(fingerprints.has(signature?.signer?.fingerprint ?? ''))
    }
  })
})
