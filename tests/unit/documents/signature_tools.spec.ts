import { X509Certificate } from 'node:crypto'
import { test } from '@japa/runner'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { attachedXmls } from '#app/documents/pdf/pdf_attachments'
import { PdfFile } from '#app/documents/pdf/pdf_file'
import { DerValue } from '#app/documents/signatures/der_reader'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { newSigning } from '#tests/fixtures/documents/signing'
import { runTool, withFile } from '#tests/support/document_tools'
import { isSm2Value, isXmlValueGood } from '#tests/support/openssl_sm2'
import { unpackOfd } from '#tests/support/ofd_package'

const signing = newSigning()
const { certificate } = signing.sm2
const HOLDER = '武汉税邮服务有限公司（样例）'

test.group('What other tools say of our signatures', () => {
  test('pdfsig and qpdf find a PDF of {lines} lines sound')
    .with([{ lines: 1 }, { lines: 40 }])
    .run(async ({ assert }, { lines }) => {
      const { pdf } = await makeInvoiceFiles(sampleFace(lines), signing)
      withFile(pdf, (file) => {
        const said = runTool('pdfsig', ['-nocert', file])
        assert.include(said, 'Signature is Valid.')
        assert.include(said, 'Total document signed')
        assert.include(said, `Signer Certificate Common Name: ${HOLDER}`)
        assert.include(said, 'Signing Time: Nov 26 2026')
        assert.include(runTool('qpdf', ['--check', file]), 'No syntax or stream encoding errors')
      })
    })

  test('pdfsig finds a changed PDF invalid', async ({ assert }) => {
    const { pdf } = await makeInvoiceFiles(sampleFace(1), signing)
    pdf[pdf.indexOf('/Producer') + 12] ^= 1
    const said = withFile(pdf, (file) => runTool('pdfsig', ['-nocert', file]))
    assert.notInclude(said, 'Signature is Valid.')
  })

  test('OpenSSL verifies the value of the XML', async ({ assert }) => {
    const files = await makeInvoiceFiles(sampleFace(2), signing)
    assert.isTrue(isXmlValueGood(String(files.xml), certificate))
  })

  test('OpenSSL verifies the values of the OFD and of its seal', async ({ assert }) => {
    const { ofd } = await makeInvoiceFiles(sampleFace(40), signing)
    const parts = unpackOfd(ofd)
    const part = (name: string) => parts.get(`Doc_0/Signs/Sign_0/${name}`) ?? Buffer.alloc(0)
    const [toSign, value] = DerValue.first(part('SignedValue.dat')).children
    assert.isTrue(isSm2Value(toSign.bytes, value.octets, certificate))
    const [info, signed] = DerValue.first(part('Seal.esl')).children
    const head = [info.bytes, signed.child(0).bytes, signed.child(1).bytes]
    const length = Buffer.concat(head).length
    const sequence = Buffer.concat([Buffer.of(0x30, 0x82, length >> 8, length & 0xff), ...head])
    assert.isTrue(isSm2Value(sequence, signed.child(2).octets, certificate))
    assert.isTrue(toSign.child(1).bytes.equals(part('Seal.esl')))
    const digest = (bytes: Buffer, form: string[]) =>
      runTool('openssl', ['dgst', '-sm3', ...form], bytes)
    const wanted = toSign.child(3).octets.toString('hex')
    assert.include(digest(part('Signature.xml'), ['-hex']), wanted)
    for (const [path, bytes] of parts) {
      if (/Signature\.xml$|SignedValue\.dat$/.test(path)) continue
      const sum = /\b[0-9a-f]{64}\b/.exec(digest(bytes, ['-hex']))?.[0] ?? ''
      const said = Buffer.from(sum, 'hex').toString('base64')
      const reference = `FileRef="/${path}"><ofd:CheckValue>${said}<`
      assert.include(part('Signature.xml').toString(), reference)
    }
  })

  test('the XML inside of PDF and OFD is the signed one', async ({ assert }) => {
    const face = sampleFace(1)
    const { xml, pdf, ofd } = await makeInvoiceFiles(face, signing)
    const inside = unpackOfd(ofd).get(`Doc_0/Attachs/${face.invoiceNumber}.xml`)
    assert.isTrue(inside?.equals(xml))
    assert.isTrue(attachedXmls(new PdfFile(pdf))[0].equals(xml))
  })

  test('the seal and the subject say that they are samples', async ({ assert }) => {
    const { subject } = new X509Certificate(signing.sm2.certificate)
    assert.include(subject, 'OU=样例')
    assert.include(subject, `CN=${HOLDER}`)
    const { ofd } = await makeInvoiceFiles(sampleFace(1), signing)
    const parts = unpackOfd(ofd)
    const seal = parts.get('Doc_0/Signs/Sign_0/Seal.esl') ?? Buffer.alloc(0)
    assert.isTrue(seal.includes('样例'))
    assert.isFalse(seal.includes('监制章'))
    // The seal stands where the signature puts it, and is not drawn on the page a second time.
    const page = String(parts.get('Doc_0/Pages/Page_0/Content.xml'))
    assert.notInclude(page, '>仅<')
    const signature = String(parts.get('Doc_0/Signs/Sign_0/Signature.xml'))
    const id = /<ofd:Page ID="(\d+)"/.exec(String(parts.get('Doc_0/Document.xml')))?.[1]
    assert.include(signature, `PageRef="${id}" Boundary="90 8 30 20"`)
  })
})
