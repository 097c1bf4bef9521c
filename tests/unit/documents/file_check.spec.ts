import { test } from '@japa/runner'
import fc from 'fast-check'
import { encode } from 'uqr'
import { claimedFigures } from '#app/documents/check/claimed_figures'
import { compareFile } from '#app/documents/check/compare_file'
import type { FileChange } from '#app/documents/check/file_change'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { makeInvoiceFiles } from '#app/documents/make_invoice_files'
import { qrPng } from '#app/documents/ofd/qr_png'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { qrContent } from '#app/documents/qr_content'
import { qrOfPng } from '#app/documents/qr/find_qr'
import { readQr } from '#app/documents/qr/read_qr'
import { fen } from '#app/platform/money/fen'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { forgedOfd, rezipped, withByte } from '#tests/support/forgeries'

const FACE = sampleFace(3)
const DEARER: InvoiceFace = { ...FACE, totalFen: fen(FACE.totalFen + 100_00) }
const files = await makeInvoiceFiles(FACE, null)
const dearer = await makeInvoiceFiles(DEARER, null)
/** The pages of one invoice around the data of another. */
const painted = await renderInvoicePdf(DEARER, files.xml)

function changes(file: Buffer, format: keyof typeof files): FileChange[] {
  return compareFile(file, { same: files[format], xml: files.xml })
}

function kinds(found: readonly FileChange[]): string[] {
  return [...new Set(found.map(({ type }) => type))].toSorted()
}

test.group('What of a file is not as it was', () => {
  test('an amount that differs is named in every place where it stands, with what the file says', ({
    assert,
  }) => {
    for (const format of ['xml', 'pdf', 'ofd'] as const) {
      const found = changes(dearer[format], format)
      const totals = found.flatMap((one) =>
        one.type === 'field' && one.field === 'totalFen' ? [one.says] : []
      )
      assert.isNotEmpty(totals)
      assert.deepEqual([...new Set(totals)], ['19723.50'])
      assert.notInclude(JSON.stringify(found), '19623.50')
    }
  })

  test('an amount that only the picture of a PDF shows contradicts its data', ({ assert }) => {
    const found = changes(painted, 'pdf')
    assert.notInclude(kinds(found), 'attachment')
    assert.deepInclude(found, { type: 'hidden', field: 'totalFen' })
    assert.deepInclude(found, { type: 'contradiction', field: 'totalFen' })
    const places = found.flatMap((one) => (one.type === 'field' ? [one.place] : []))
    assert.sameMembers([...new Set(places)], ['information', 'page_text', 'qr_code'])
    const texts = found.flatMap((one) => (one.type === 'text' ? [one.says] : []))
    assert.include(texts, '19723.50')
  })

  test('one byte, a new wrapping and bytes behind the end are seen', ({ assert }) => {
    assert.deepEqual(kinds(changes(rezipped(files.ofd), 'ofd')), ['bytes'])
    const longer = Buffer.concat([files.ofd, Buffer.from('more')])
    assert.deepInclude(changes(longer, 'ofd'), { type: 'appended', bytes: 4 })
    assert.isNotEmpty(changes(withByte(files.xml, files.xml.length - 3), 'xml'))
  })

  test('a part of a package that was exchanged is named', ({ assert }) => {
    const page = 'Doc_0/Pages/Page_0/Content.xml'
    const forged = forgedOfd(files.ofd, page, (text) => text.replaceAll('>19623.50<', '>99623.50<'))
    const found = changes(forged, 'ofd')
    assert.deepInclude(found, { type: 'part', path: page, what: 'changed' })
    assert.deepInclude(found, {
      type: 'field',
      field: 'totalFen',
      place: 'custom_tags',
      says: '99623.50',
    })
    assert.deepInclude(found, { type: 'contradiction', field: 'totalFen' })
  })

  test('a symbol of another invoice contradicts the text', ({ assert }) => {
    const other = qrPng(qrContent(DEARER))
    const forged = forgedOfd(files.ofd, /image_\d+\.png$/, () => other)
    const found = changes(forged, 'ofd')
    assert.deepInclude(found, {
      type: 'field',
      field: 'totalFen',
      place: 'qr_code',
      says: '19723.50',
    })
  })

  test('an attachment that was exchanged contradicts pages and symbol', ({ assert }) => {
    const forged = forgedOfd(files.ofd, /Attachs\/\d+\.xml$/, () => dearer.xml)
    const fields = changes(forged, 'ofd').flatMap((one) =>
      one.type === 'field' ? [`${one.place}:${one.field}`] : []
    )
    assert.include(fields, 'attached_xml:totalFen')
    assert.notInclude(fields, 'custom_tags:totalFen')
    const inspected = inspectFile(forged)
    const claimed = inspected.ok ? claimedFigures(inspected.value) : []
    assert.sameMembers(
      claimed.map(({ totalFen }) => totalFen),
      [FACE.totalFen, DEARER.totalFen]
    )
  })

  test('files that cannot be read at all are not the original either', ({ assert }) => {
    assert.deepEqual(changes(files.pdf.subarray(0, 900), 'pdf'), [{ type: 'bytes' }])
    assert.deepEqual(changes(files.ofd.subarray(0, 900), 'ofd'), [{ type: 'bytes' }])
  })
})

test.group('Reading the symbol of an invoice', () => {
  test('what the pictures of our files hold is read back', ({ assert }) => {
    const content = qrContent(FACE)
    assert.equal(qrOfPng(qrPng(content)), content)
    for (const file of [files.pdf, files.ofd]) {
      const inspected = inspectFile(file)
      assert.include(inspected.ok ? inspected.value.sources : [], 'qr_code')
    }
  })

  test('any text, level and mask of versions 1 to 10', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 110 }),
        fc.constantFrom('L' as const, 'M' as const, 'Q' as const, 'H' as const),
        fc.integer({ min: 0, max: 7 }),
        (words, ecc, maskPattern) => {
          const text = `a,${words}`
          const { data, version } = encode(text, { ecc, maskPattern, boostEcc: false, border: 0 })
          return version > 10 || readQr(data) === text
        }
      ),
      { numRuns: 200 }
    )
  })

  test('what is no symbol is no text', ({ assert }) => {
    assert.isNull(readQr([]))
    assert.isNull(readQr(Array.from({ length: 21 }, () => [])))
    assert.isNull(qrOfPng(Buffer.from('no picture')))
  })
})
