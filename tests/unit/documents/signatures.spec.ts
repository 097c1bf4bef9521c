import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { drawOfd } from '#app/documents/ofd_view/draw_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { signPdf } from '#app/documents/signatures/sign_pdf'
import { signXml } from '#app/documents/signatures/sign_xml'
import { verifySignature } from '#app/documents/signatures/verify_signature'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { writeZip } from '#app/platform/zip/write_zip'
import { anyFace } from '#tests/fixtures/documents/any_face'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { newSigning } from '#tests/fixtures/documents/signing'
import { unpackOfd } from '#tests/support/ofd_package'

const SAMPLES = process.env.INVOICE_SAMPLES ?? ''
const FORMATS = ['xml', 'pdf', 'ofd'] as const
const signing = newSigning()
const files = await makeInvoiceFiles(sampleFace(3), signing)
const parts = unpackOfd(files.ofd)

const stateOf = (bytes: Uint8Array) => verifySignature(bytes).state

function repacked(change: (path: string, bytes: Buffer) => Buffer | null): Buffer {
  return writeZip(
    [...parts].flatMap(([path, bytes]) => {
      const changed = change(path, bytes)
      return changed ? [{ path, bytes: changed }] : []
    })
  )
}

/** One bit of one byte. */
function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] ^= 1 << bit
  return copy
}

test.group('Signatures', () => {
  test('of {$self} are valid and cover the whole file')
    .with([...FORMATS])
    .run(({ assert }, format) => {
      const { signer, ...verdict } = verifySignature(files[format])
      assert.deepEqual(verdict, {
        state: 'valid',
        signedAt: '2026-11-26T02:30:00.000Z',
        coversWholeFile: true,
      })
      assert.match(signer?.subject ?? '', /^CN=武汉税邮服务有限公司（样例）, OU=样例/)
      assert.match(signer?.fingerprint ?? '', /^[0-9a-f]{64}$/)
    })

  test('are valid whatever the invoice says', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(anyFace, async (face) => {
        const made = await makeInvoiceFiles(face, signing)
        for (const format of FORMATS) assert.equal(stateOf(made[format]), 'valid', format)
      }),
      { numRuns: 15 }
    )
  }).timeout(60_000)

  test('that are not there are absent', async ({ assert }) => {
    const plain = await makeInvoiceFiles(sampleFace(1), null)
    for (const format of FORMATS) assert.equal(stateOf(plain[format]), 'absent')
  })

  test('by another key have another fingerprint', async ({ assert }) => {
    const other = await makeInvoiceFiles(sampleFace(3), newSigning())
    for (const format of FORMATS) {
      assert.equal(stateOf(other[format]), 'valid')
      const [one, two] = [files, other].map((each) => verifySignature(each[format]).signer)
      assert.notEqual(one?.fingerprint, two?.fingerprint)
      assert.equal(one?.subject, two?.subject)
    }
  })

  test('of another key over our certificate are altered', ({ assert }) => {
    const { sm2, pdf } = newSigning()
    const forged = {
      ...signing,
      sm2: { ...signing.sm2, privateKey: sm2.privateKey },
      pdf: { ...signing.pdf, privateKey: pdf.privateKey },
    }
    const face = sampleFace(1)
    const xml = signXml(writeInvoiceXml(face), forged)
    assert.equal(stateOf(Buffer.from(xml)), 'altered')
    assert.equal(stateOf(renderInvoiceOfd(face, xml, forged)), 'altered')
    return renderInvoicePdf(face, xml).then((bytes) =>
      assert.equal(stateOf(signPdf(bytes, forged)), 'altered')
    )
  })

  test('no flipped bit under the signature of a PDF stays valid', ({ assert }) => {
    const hole = files.pdf.lastIndexOf('/Contents <') + '/Contents '.length
    const after = files.pdf.indexOf('>', hole) + 1
    const covered = fc.oneof(
      fc.nat(hole - 1),
      fc.integer({ min: after, max: files.pdf.length - 1 })
    )
    fc.assert(
      fc.property(covered, fc.nat(7), (at, bit) =>
        assert.notEqual(stateOf(flipped(files.pdf, at, bit)), 'valid')
      ),
      { numRuns: 300 }
    )
  })

  test('no flipped bit under the signature of an XML stays valid', ({ assert }) => {
    const from = files.xml.indexOf('<Header>')
    const key = files.xml.indexOf('<KeyInfo>')
    const to = files.xml.indexOf('</KeyInfo>')
    const ours = verifySignature(files.xml).signer?.fingerprint
    fc.assert(
      fc.property(fc.integer({ min: from, max: to - 1 }), fc.nat(7), (at, bit) => {
        const { state, signer } = verifySignature(flipped(files.xml, at, bit))
        // The certificate is not under the signature: another one is told by its fingerprint.
        if (at < key || signer?.fingerprint === ours) assert.notEqual(state, 'valid')
      }),
      { numRuns: 500 }
    )
  })

  test('no flipped bit in any part of an OFD stays valid', ({ assert }) => {
    const paths = [...parts.keys()]
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(7), (chosen, place, bit) => {
        const changed = repacked((path, bytes) =>
          path === chosen ? flipped(bytes, place % bytes.length, bit) : bytes
        )
        assert.notEqual(stateOf(changed), 'valid', chosen)
      }),
      { numRuns: 200 }
    )
  })

  test('tell bytes that were put outside of them', ({ assert }) => {
    const garbage = Buffer.concat([files.pdf, Buffer.from('% more\n')])
    assert.containSubset(verifySignature(garbage), { state: 'valid', coversWholeFile: false })
    const added = writeZip([
      ...[...parts].map(([path, bytes]) => ({ path, bytes })),
      { path: 'Doc_0/More.xml', bytes: Buffer.from('<a/>') },
    ])
    assert.containSubset(verifySignature(added), { state: 'valid', coversWholeFile: false })
    const xml = String(files.xml).replace('</EInvoice>', '<ptbh>1</ptbh></EInvoice>')
    const verdict = verifySignature(Buffer.from(xml))
    assert.containSubset(verdict, { state: 'valid', coversWholeFile: false })
  })

  test('bear another packing, another layout of the XML and comments', ({ assert }) => {
    const reversed = [...parts].toReversed().map(([path, bytes]) => ({ path, bytes }))
    assert.containSubset(verifySignature(writeZip(reversed)), {
      state: 'valid',
      coversWholeFile: true,
    })
    const spaced = String(files.xml).replaceAll('><', '>\r\n  <')
    assert.containSubset(verifySignature(Buffer.from(spaced)), {
      state: 'valid',
      coversWholeFile: true,
    })
    const commented = String(files.xml).replace('<Header>', '<!-- x -->\n<Header><!-- y -->\n')
    assert.equal(stateOf(Buffer.from(commented)), 'valid')
  })

  test('a part that is missing, or there twice, is told', ({ assert }) => {
    const without = repacked((path, bytes) => (path.endsWith('kai.ttf') ? null : bytes))
    assert.equal(stateOf(without), 'altered')
    const all = [...parts].map(([path, bytes]) => ({ path, bytes }))
    const twice = writeZip([...all, { path: 'OFD.xml', bytes: Buffer.from('<a/>') }])
    assert.equal(stateOf(twice), 'unreadable')
    const headers = String(files.xml).replace('<Header>', '<Header></Header><Header>')
    assert.equal(stateOf(Buffer.from(headers)), 'altered')
  })

  test('a signature that the key of the platform made cannot be checked', ({ assert }) => {
    const xml = String(files.xml).replace(/<KeyInfo>.*<\/KeyInfo>/, '<KeyInfo/>')
    assert.equal(stateOf(Buffer.from(xml)), 'unreadable')
  })

  test('no noise makes the reader throw', ({ assert }) => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.nat(), noise, (format, place, dirt) => {
        const bytes = files[format]
        const at = place % bytes.length
        const dirty = [bytes.subarray(0, at), dirt, bytes.subarray(at + dirt.length)]
        assert.isString(stateOf(Buffer.concat(dirty)))
        assert.isString(stateOf(bytes.subarray(0, at)))
      }),
      { numRuns: 300 }
    )
    for (const bytes of ['', '%PDF-', 'PK\u0003\u0004', '<a/>', 'x'])
      assert.include(['absent', 'unreadable'], stateOf(Buffer.from(bytes)))
  }).timeout(60_000)

  test('the seal is drawn where the signature puts it', ({ assert }) => {
    const view = drawOfd(files.ofd, 1)
    const inner = view.ok ? view.value.inner : ''
    assert.include(
      inner,
      '<g class="ofd-darken"><svg x="90" y="8" width="30" height="20" viewBox="0 0 1 1"'
    )
  })

  test('a tax bureau signed {file}')
    .with([
      { file: 'old-vat.ofd', subject: /CN=.*税务/ },
      { file: 'digital-special.ofd', subject: null },
    ])
    .run(({ assert }, { file, subject }) => {
      const { state, signer } = verifySignature(readFileSync(join(SAMPLES, file)))
      assert.equal(state, subject ? 'valid' : 'absent')
      if (subject) assert.match(signer?.subject ?? '', subject)
    })
    .skip(
      !existsSync(join(SAMPLES, 'old-vat.ofd')),
      'the public files are not here: set INVOICE_SAMPLES to their folder'
    )
})
