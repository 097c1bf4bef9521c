import { deflateSync } from 'node:zlib'
import { test } from '@japa/runner'
import { withFileApart } from '#app/documents/check/check_apart'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { writeZip } from '#app/platform/zip/write_zip'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { onePage, pdfOf, stream } from '#tests/support/pdf_maker'

const MOST_MILLISECONDS = 2000
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const ENTRANCE = `<ofd:OFD ${NAMESPACE}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`

function ofdOf(document: string, parts: Record<string, string | Buffer>): Buffer {
  const all = { 'OFD.xml': ENTRANCE, 'D.xml': document, ...parts }
  return writeZip(
    Object.entries(all).map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes as string) }))
  )
}

/** `count` pages, each of its own part or all of one. */
function pages(count: number, part: (index: number) => string): string {
  const listed = Array.from(
    { length: count },
    (_, index) => `<ofd:Page ID="${index}" BaseLoc="${part(index)}"/>`
  )
  return `<ofd:Document ${NAMESPACE}><ofd:Pages>${listed.join('')}</ofd:Pages></ofd:Document>`
}

const objects = (count: number, text: string) =>
  `<ofd:Page ${NAMESPACE}>${`<ofd:TextObject ID="1" Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="1">${text}</ofd:TextCode></ofd:TextObject>`.repeat(count)}</ofd:Page>`

const ATTACHED = (bytes: Buffer | string, dictionary = '') =>
  pdfOf([
    '<</Type /Catalog /Pages 2 0 R /AF [<</EF <</F 3 0 R>>>>]>>',
    '<</Type /Pages /Kids []>>',
    stream(dictionary, bytes),
  ])

const zeros = (mebibytes: number) => deflateSync(Buffer.alloc(mebibytes * 1024 * 1024, 0x20))

const HOSTILE: { title: string; bytes: () => Uint8Array; answer: string }[] = [
  { title: 'nothing', bytes: () => Buffer.alloc(0), answer: 'broken' },
  {
    title: 'a photograph under the name of an invoice',
    bytes: () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50_000, 7)]),
    answer: 'broken',
  },
  {
    title: 'letters of another encoding',
    bytes: () => Buffer.from('<?xml version="1.0" encoding="GBK"?><a>\xb7\xa2</a>', 'latin1'),
    answer: 'broken',
  },
  {
    title: 'entities that grow',
    bytes: () =>
      Buffer.from(
        `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'.replace(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)}]><a>&h;</a>`
      ),
    answer: 'broken',
  },
  { title: 'deep nesting', bytes: () => Buffer.from('<a>'.repeat(1_000_000)), answer: 'broken' },
  {
    title: 'an attribute of 7 MB',
    bytes: () => Buffer.from(`<a b="${'x'.repeat(7_000_000)}"/>`),
    answer: 'not_an_invoice',
  },
  {
    title: 'three hundred thousand attributes',
    bytes: () =>
      Buffer.from(
        `<a ${Array.from({ length: 300_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`
      ),
    answer: 'broken',
  },
  {
    title: 'a package that holds its own kind',
    bytes: () => {
      const inner = writeZip([{ path: 'OFD.xml', bytes: Buffer.alloc(8_000_000, 0x20) }])
      return ofdOf('<a/>', { 'A.zip': writeZip([{ path: 'OFD.xml', bytes: inner }]) })
    },
    answer: 'not_an_invoice',
  },
  {
    title: 'names that share one body',
    bytes: () => overlapping(1500),
    answer: 'too_large',
  },
  {
    title: 'a thousand pages that are one part',
    bytes: () =>
      ofdOf(
        pages(1000, () => 'P.xml'),
        { 'P.xml': objects(20_000, 'x') }
      ),
    answer: 'any',
  },
  {
    title: 'four hundred pages full of text',
    bytes: () =>
      ofdOf(
        pages(400, (index) => `P${index}.xml`),
        Object.fromEntries(
          Array.from({ length: 400 }, (_, index) => [`P${index}.xml`, objects(400, 'x'.repeat(40))])
        )
      ),
    answer: 'any',
  },
  {
    title: 'steps without end',
    bytes: () =>
      ofdOf(
        pages(1, () => 'P.xml'),
        {
          'P.xml': `<ofd:Page ${NAMESPACE}><ofd:TextObject ID="1" Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="0" DeltaX="${'g 99999 1 '.repeat(50_000)}">${'x'.repeat(90_000)}</ofd:TextCode></ofd:TextObject></ofd:Page>`,
        }
      ),
    answer: 'not_an_invoice',
  },
  {
    title: 'a page of a PDF that is a bomb',
    bytes: () => onePage(Buffer.alloc(15 * 1024 * 1024, 'q '), ''),
    answer: 'any',
  },
  {
    title: 'a stream of 100 MB that is packed twice',
    bytes: () => ATTACHED(deflateSync(zeros(100)), '/Filter [/FlateDecode /FlateDecode]'),
    answer: 'broken',
  },
  {
    title: 'twenty streams of 15 MB',
    bytes: () => {
      const bomb = zeros(15)
      const files = Array.from({ length: 20 }, (_, index) => `<</EF <</F ${index + 3} 0 R>>>>`)
      return pdfOf([
        `<</Type /Catalog /Pages 2 0 R /AF [${files.join('')}]>>`,
        '<</Type /Pages /Kids []>>',
        ...files.map(() => stream('/Filter /FlateDecode', bomb)),
      ])
    },
    answer: 'broken',
  },
  {
    title: 'a predictor of rows without end',
    bytes: () =>
      ATTACHED(zeros(15), '/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 999999999>>'),
    answer: 'broken',
  },
  {
    title: 'a predictor of rows of one byte',
    bytes: () =>
      ATTACHED(
        deflateSync(Buffer.alloc(15 * 1024 * 1024)),
        '/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 1>>'
      ),
    answer: 'not_an_invoice',
  },
  {
    title: 'widths of all codes, many times over',
    bytes: () =>
      onePage(
        'BT /F1 9 Tf (aa) Tj ET',
        '/Font <</F1 5 0 R>>',
        `<</Type /Font /Subtype /Type0 /DescendantFonts [<</W [${'0 65535 500 '.repeat(100_000)}]>>]>>`
      ),
    answer: 'any',
  },
  {
    title: 'pages that are their own children',
    bytes: () => pdfOf(['<</Pages 2 0 R>>', '<</Kids [2 0 R 2 0 R 2 0 R] /Parent 2 0 R>>']),
    answer: 'not_an_invoice',
  },
  {
    title: 'a form that draws itself',
    bytes: () =>
      onePage(
        '/X1 Do '.repeat(50),
        '/XObject <</X1 5 0 R>>',
        stream('/Type /XObject /Subtype /Form', '/X1 Do '.repeat(50))
      ),
    answer: 'not_an_invoice',
  },
  {
    title: 'a length that is its own',
    bytes: () =>
      pdfOf([
        '<</Pages 2 0 R /AF [<</EF <</F 3 0 R>>>>]>>',
        '<</Kids []>>',
        '<</Length 3 0 R>>\nstream\nx\nendstream',
      ]),
    answer: 'broken',
  },
  {
    title: 'a cross-reference table that names itself',
    bytes: () =>
      Buffer.from('%PDF-1.4\nxref\n0 0\ntrailer\n<</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF'),
    answer: 'broken',
  },
  {
    title: 'a cross-reference that leads nowhere',
    bytes: () => Buffer.from('%PDF-1.4\nstartxref\n999999\n%%EOF'),
    answer: 'broken',
  },
  {
    title: 'a table of two hundred thousand objects, many times over',
    bytes: () => {
      const table = `xref\n0 199999\n${'0000000000 00000 n \n'.repeat(199_999)}`
      return Buffer.from(`%PDF-1.4\n${table}trailer\n<</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF`)
    },
    answer: 'broken',
  },
  {
    title: 'brackets without end',
    bytes: () => onePage('['.repeat(2_000_000), ''),
    answer: 'broken',
  },
  {
    title: 'a table of characters that covers everything',
    bytes: () =>
      onePage(
        'BT /F1 9 Tf (aa) Tj ET',
        '/Font <</F1 5 0 R>>',
        '<</Type /Font /Subtype /Type0 /ToUnicode 6 0 R>>',
        stream('', '1 beginbfrange <0000> <ffff> <0041> endbfrange '.repeat(20_000), true)
      ),
    answer: 'any',
  },
]

/** A directory in which every name leads to the same packed bytes (a bomb without nesting). */
function overlapping(count: number): Buffer {
  const body = Buffer.alloc(1024 * 1024, 0x20)
  const listed = Array.from(
    { length: count },
    (_, index) => `<ofd:Page ID="${index}" BaseLoc="P${index}.xml"/>`
  )
  const document = `<ofd:Document ${NAMESPACE}><ofd:Pages>${listed.join('')}</ofd:Pages></ofd:Document>`
  const archive = writeZip([
    { path: 'OFD.xml', bytes: Buffer.from(ENTRANCE) },
    { path: 'D.xml', bytes: Buffer.from(document) },
    ...Array.from({ length: count }, (_, index) => ({
      path: `P${index}.xml`,
      bytes: index === 0 ? body : Buffer.from('x'),
    })),
  ])
  const end = archive.lastIndexOf('PK\u0005\u0006')
  const entries: number[] = []
  for (let at = archive.readUInt32LE(end + 16); at < end; at += 46 + archive.readUInt16LE(at + 28))
    entries.push(at)
  const first = entries[2]
  for (const entry of entries.slice(3)) {
    archive.copy(archive, entry + 10, first + 10, first + 12)
    archive.copy(archive, entry + 16, first + 16, first + 28)
    archive.copy(archive, entry + 42, first + 42, first + 46)
  }
  return archive
}

test.group('Limits of what a file may cost', () => {
  test('{title}: {answer}, in time and in memory')
    .with(HOSTILE)
    .run(async ({ assert }, { bytes, answer }) => {
      const input = bytes()
      const started = performance.now()
      const inspected = inspectFile(input)
      const spent = performance.now() - started
      if (answer === 'any') assert.isFalse(inspected.ok)
      else assert.equal(inspected.ok ? 'read' : inspected.failure.type, answer)
      assert.isBelow(spent, MOST_MILLISECONDS)
      // The thread has 256 MB and no more: the same answer from there says that they are enough.
      const apart = await withFileApart(input, (file) => file.inspect())
      if (answer === 'any') assert.isFalse(apart.ok)
      else assert.deepEqual(apart, inspected)
    })
    .timeout(20_000)

  test('cut files are refused or read in part, never more', async ({ assert }) => {
    const face = sampleFace(2)
    const files = [
      Buffer.from(writeInvoiceXml(face)),
      renderInvoiceOfd(face),
      await renderInvoicePdf(face),
    ]
    for (const file of files)
      for (let part = 1; part < 40; part++) {
        const inspected = inspectFile(file.subarray(0, Math.floor((file.length * part) / 40)))
        assert.isFalse(inspected.ok)
      }
  }).timeout(60_000)
})
