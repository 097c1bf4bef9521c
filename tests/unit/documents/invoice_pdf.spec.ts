import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { SAMPLE_WORD } from '#app/documents/face_texts'
import { MissingGlyphError } from '#app/documents/fonts/text_runs'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { qrContent } from '#app/documents/qr_content'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { formatYuan } from '#app/platform/money/fen'
import { faceWith, sampleFace } from '#tests/fixtures/documents/faces'
import { RARE_CHARACTERS } from '#tests/fixtures/documents/texts'
import { inkIn, pdfText, runTool, withFile, withRasters } from '#tests/support/document_tools'

const DPI = 150
const CELLS = {
  title: { x: 56, y: 8, width: 92, height: 8 },
  buyerName: { x: 20, y: 33, width: 84, height: 5 },
  issuedBy: { x: 32, y: 129, width: 30, height: 5 },
  words: { x: 63, y: 97, width: 70, height: 6 },
  total: { x: 155, y: 97, width: 40, height: 6 },
}

test.group('Invoice PDF', () => {
  test('an independent reader finds every value of {lines} lines')
    .with([{ lines: 1 }, { lines: 6 }, { lines: 40 }])
    .run(async ({ assert }, { lines }) => {
      const face = sampleFace(lines)
      const text = pdfText(await renderInvoicePdf(face)).replace(/\s/g, '')
      for (const value of [
        face.invoiceNumber,
        face.buyer.name,
        face.seller.taxpayerId,
        face.issuedBy,
        SAMPLE_WORD,
        `¥${formatYuan(face.totalFen)}`,
        ...face.lines.flatMap((line) => [line.name, line.unitPriceExclTax ?? '']),
      ])
        assert.include(text, value)
    })

  test('the file is sound and carries its figures and its XML', async ({ assert }) => {
    const face = sampleFace(2)
    const pdf = await renderInvoicePdf(face)
    const checked = withFile(pdf, (file) => runTool('qpdf', ['--check', file]))
    assert.include(checked, 'No syntax or stream encoding errors')
    const info = runTool('pdfinfo', ['-custom', '-'], pdf)
    assert.match(info, /InvoiceNumber:\s+26422000000000018642/)
    assert.match(info, /IssueTime:\s+2026-04-30/)
    assert.match(info, new RegExp(`SellerIdNum:\\s+${face.seller.taxpayerId}`))
    assert.match(info, new RegExp(`TotalTax-includedAmount:\\s*${formatYuan(face.totalFen)}`))
    const attached = withFile(pdf, (file, folder) => {
      runTool('pdfdetach', ['-save', '1', '-o', join(folder, 'xml'), file])
      return readFileSync(join(folder, 'xml'), 'utf8')
    })
    assert.equal(attached, writeInvoiceXml(face))
  })

  test('the QR can be scanned from the printed page, whatever it says', async ({ assert }) => {
    for (const change of [
      {},
      { kind: 'ordinary' as const },
      { invoiceNumber: '26427999999999999999' },
    ]) {
      const face: InvoiceFace = sampleFace(1, change)
      const found = withRasters(await renderInvoicePdf(face), 200, ([page]) =>
        runTool('zbarimg', ['--quiet', '--raw', page.file]).trim()
      )
      assert.equal(found, qrContent(face))
    }
  })

  test('every part leaves ink on the page', async ({ assert }) => {
    const full = await renderInvoicePdf(sampleFace(1, { isSample: false }))
    withRasters(full, DPI, ([page]) => {
      assert.deepEqual([page.width, page.height], [1241, 827])
      for (const [name, cell] of Object.entries(CELLS))
        assert.isAbove(inkIn(page, DPI, cell), 100, `no ink in ${name}`)
    })
  })

  test('each rare character is drawn, not only extractable', async ({ assert }) => {
    for (const issuedBy of RARE_CHARACTERS.flatMap((name) => [...name])) {
      const pdf = await renderInvoicePdf(sampleFace(1, { issuedBy, isSample: false }))
      assert.include(pdfText(pdf).replace(/\s/g, ''), issuedBy)
      withRasters(pdf, DPI, ([page]) =>
        assert.isAbove(inkIn(page, DPI, CELLS.issuedBy), 20, `no ink for ${issuedBy}`)
      )
    }
  })

  test('sample marks are seen, and absent from an invoice that is none', async ({ assert }) => {
    const seal = { x: 95, y: 19.5, width: 20, height: 7 }
    const stamp = { x: 75, y: 62, width: 60, height: 26 }
    const inkOf = async (isSample: boolean) =>
      withRasters(await renderInvoicePdf(sampleFace(1, { isSample })), DPI, ([page]) => [
        inkIn(page, DPI, seal, 200),
        inkIn(page, DPI, stamp, 245),
      ])
    const [[sampleSeal, sampleStamp], [plainSeal, plainStamp]] = [
      await inkOf(true),
      await inkOf(false),
    ]
    assert.isAbove(sampleSeal, 500)
    assert.isAbove(sampleStamp, 5000)
    assert.equal(plainSeal, 0)
    assert.equal(plainStamp, 0)
  })

  test('the same face gives the same bytes', async ({ assert }) => {
    const [one, other] = [
      await renderInvoicePdf(sampleFace(3)),
      await renderInvoicePdf(sampleFace(3)),
    ]
    assert.isTrue(one.equals(other))
    assert.isFalse(one.equals(await renderInvoicePdf(sampleFace(4))))
  })

  test('several documents at once do not disturb each other', async ({ assert }) => {
    const faces = [1, 2, 3, 12].map((lines) => sampleFace(lines))
    const alone = []
    for (const face of faces) alone.push(await renderInvoicePdf(face))
    const together = await Promise.all(faces.map((face) => renderInvoicePdf(face)))
    for (const [index, pdf] of together.entries()) assert.isTrue(pdf.equals(alone[index]))
  })

  test('a character that no font has stops the document', async ({ assert }) => {
    await assert.rejects(
      () => renderInvoicePdf(sampleFace(1, { remark: '\u{1F600}' })),
      MissingGlyphError
    )
  })

  test('the XML file is well formed for another parser', ({ assert }) => {
    const lines = sampleFace(3).lines.map((line) => ({ ...line, spec: '<5 & "6"' }))
    const xml = writeInvoiceXml(faceWith(lines))
    assert.equal(runTool('xmllint', ['--noout', '--nonet', '-'], Buffer.from(xml)), '')
  })
})
