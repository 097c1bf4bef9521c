import { test } from '@japa/runner'
import fc from 'fast-check'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { writeZip } from '#app/platform/zip/write_zip'
import { sampleFace } from '#tests/fixtures/documents/faces'

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const ENTRANCE = `<ofd:OFD ${NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`
const DOCTYPE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const GIBIBYTE = 1024 ** 3

function answer(bytes: Uint8Array): string {
  const inspected = inspectFile(bytes)
  return inspected.ok ? 'read' : inspected.failure.type
}

function ofdWith(document: string | Buffer, entrance = ENTRANCE): Buffer {
  return writeZip([
    { path: 'OFD.xml', bytes: Buffer.from(entrance) },
    { path: 'Doc_0/Document.xml', bytes: Buffer.from(document) },
  ])
}

/** Lets the directory say another unpacked size of the second part. */
function claiming(archive: Buffer, size: number): Buffer {
  const copy = Buffer.from(archive)
  const second = copy.lastIndexOf('PK\u0001\u0002')
  copy.writeUInt32LE(size, second + 24)
  return copy
}

/** A PDF whose second object is a stream of objects with that length; the third object lies in it. */
function packedPdf(length: string): Buffer {
  const table = '%PDF-1.5\n1 0 obj <</W [1 1 1] /Index [2 2] /Root 3 0 R /Length 6>> stream\n'
  const at = table.length + '??????\nendstream\n'.length
  const entries = Buffer.from([1, at, 0, 2, 2, 0]).toString('latin1')
  const packed = `2 0 obj <</N 1 /First 4 /Length ${length}>> stream\n3 0 <</A 1>>\nendstream\n`
  const text = `${table}${entries}\nendstream\n${packed}startxref\n9\n%%EOF`
  return Buffer.from(text, 'latin1')
}

const CASES: { title: string; bytes: () => Buffer; type: string }[] = [
  { title: 'nothing', bytes: () => Buffer.alloc(0), type: 'broken' },
  { title: 'a text', bytes: () => Buffer.from('hello'), type: 'broken' },
  { title: 'another XML', bytes: () => Buffer.from('<html/>'), type: 'not_an_invoice' },
  {
    title: 'an entity of its own in XML',
    bytes: () => Buffer.from(`${DOCTYPE}<EInvoice><EInvoiceData>&x;</EInvoiceData></EInvoice>`),
    type: 'broken',
  },
  {
    title: 'an entity of its own in a package',
    bytes: () => ofdWith('<a/>', `${DOCTYPE}${ENTRANCE}`),
    type: 'broken',
  },
  { title: 'a file of 33 MB', bytes: () => Buffer.alloc(33 * 1024 * 1024), type: 'too_large' },
  {
    title: 'an archive of something else',
    bytes: () => writeZip([{ path: 'a', bytes: Buffer.from('a') }]),
    type: 'broken',
  },
  {
    title: 'a cut archive',
    bytes: () => renderInvoiceOfd(sampleFace(1)).subarray(0, 900),
    type: 'broken',
  },
  { title: 'a package without an invoice', bytes: () => ofdWith('<a/>'), type: 'not_an_invoice' },
  {
    title: 'a document that lies outside',
    bytes: () => ofdWith('<a/>', ENTRANCE.replace('Doc_0', '../..')),
    type: 'broken',
  },
  {
    title: 'a part of 9 MB',
    bytes: () => ofdWith(Buffer.alloc(9 * 1024 * 1024)),
    type: 'too_large',
  },
  { title: 'a bomb', bytes: () => ofdWith(Buffer.alloc(7 * 1024 * 1024, 32)), type: 'too_large' },
  {
    title: 'a bomb that lies about its size',
    bytes: () => claiming(ofdWith(Buffer.alloc(64 * 1024 * 1024)), 100),
    type: 'too_large',
  },
  { title: 'a page of 1 GB', bytes: () => claiming(ofdWith('<a/>'), GIBIBYTE), type: 'too_large' },
  {
    title: 'too many parts',
    bytes: () =>
      writeZip(
        Array.from({ length: 2001 }, (_, index) => ({ path: `${index}`, bytes: Buffer.from('a') }))
      ),
    type: 'broken',
  },
  { title: 'a PDF that holds no invoice', bytes: () => packedPdf('12'), type: 'not_an_invoice' },
  {
    title: 'a stream of objects that holds its own length',
    bytes: () => packedPdf('3 0 R'),
    type: 'broken',
  },
  { title: 'a PDF without anything', bytes: () => Buffer.from('%PDF-1.7\n'), type: 'broken' },
]

test.group('Hostile files', () => {
  test('{title} is refused as {type}')
    .with(CASES)
    .run(({ assert }, { bytes, type }) => {
      const started = performance.now()
      assert.equal(answer(bytes()), type)
      assert.isBelow(performance.now() - started, 5000)
    })

  test('garbage never makes it throw', async ({ assert }) => {
    const face = sampleFace(2)
    const files = [
      Buffer.from(writeInvoiceXml(face)),
      renderInvoiceOfd(face),
      await renderInvoicePdf(face),
    ]
    const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 30 })
    fc.assert(
      fc.property(fc.constantFrom(...files), damage, fc.nat(), (file, changes, cut) => {
        const bytes = Buffer.from(file)
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte
        assert.isString(answer(cut % 3 ? bytes : bytes.subarray(0, cut % bytes.length)))
      }),
      { numRuns: 300 }
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => answer(bytes).length > 0))
  }).timeout(60_000)

  test('values beyond all bounds never make it throw', ({ assert }) => {
    const good = writeInvoiceXml(sampleFace(1))
    const names = [
      'TotalTax-includedAmount',
      'TotalAmWithoutTax',
      'Amount',
      'TaxRate',
      'Quantity',
      'IssueTime',
    ]
    const values = [
      '9'.repeat(13),
      '9'.repeat(14),
      '9'.repeat(39),
      '-0',
      '0000-01-01',
      '9999-12-31',
      '¥',
      '1e9',
      '%',
    ]
    for (const name of names)
      for (const value of values) {
        const xml = good.replace(new RegExp(`<${name}>.*?<`), `<${name}>${value}<`)
        assert.equal(answer(Buffer.from(xml)), 'read')
      }
    const tagged = (amount: string) =>
      `<a><InvoiceNo>1</InvoiceNo><IssueDate>0000年1月1日</IssueDate><Item>x</Item><Amount>${amount}</Amount><TaxScheme>3%</TaxScheme><TaxAmount>${amount}</TaxAmount></a>`
    for (const value of values) assert.equal(answer(Buffer.from(tagged(value))), 'read')
  })

  test('damaged XML inside a sound package never makes it throw', ({ assert }) => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
    const element = fc
      .tuple(
        fc.constantFrom('InvoiceNo', 'IssueDate', 'Item', 'Amount', 'ObjectRef', 'EInvoiceData'),
        anyText
      )
      .map(([name, text]) => `<${name}>${text.replace(/[<&]/g, '')}</${name}>`)
    fc.assert(
      fc.property(fc.array(fc.oneof(element, anyText), { maxLength: 12 }), (pieces) => {
        assert.isString(answer(ofdWith(`<a>${pieces.join('')}</a>`)))
        assert.isString(answer(Buffer.from(`<a>${pieces.join('')}</a>`)))
      }),
      { numRuns: 200 }
    )
  })
})
