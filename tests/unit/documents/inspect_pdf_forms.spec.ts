import { deflateSync } from 'node:zlib'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { qrContent } from '#app/documents/qr_content'
import { qrModules } from '#app/documents/layout/qr_modules'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { anyFace } from '#tests/fixtures/documents/any_face'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { OLDER_FACE, OLDER_VALUES } from '#tests/fixtures/documents/older_face'
import { ATTACHED_OLD } from '#tests/fixtures/documents/xbrl_files'
import { onePage, pdfOf, stream } from '#tests/support/pdf_maker'

const POINTS = 72 / 25.4
const HEIGHT = 396.85

function inspect(bytes: Uint8Array) {
  const inspected = inspectFile(bytes)
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.failure))
  return inspected.value
}

const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`

function utf16(text: string): string {
  return hex(Buffer.from(text, 'utf16le').swap16())
}

/** Chinese as programs of mainland make write it, which Node reads and does not write. */
function mainland(text: string): string {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, Buffer>()
  for (let high = 0x81; high < 0xff; high++)
    for (let low = 0x40; low < 0xff; low++) {
      const bytes = Buffer.from([high, low])
      table.set(decoder.decode(bytes), bytes)
    }
  // Neither the narrow sign of the yuan nor the crossed circle is among its characters.
  const signs = [...text.replace('¥', '￥').replace('⊗', '')]
  return hex(Buffer.concat(signs.map((one) => table.get(one) ?? Buffer.from(one))))
}

function font(encoding: string): string {
  return `<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 94 500]>>]>>`
}

/** Each text is put with a matrix of its own, or glyph by glyph. */
function drawn(encode: (text: string) => string, isByGlyph = false): string {
  const size = 9
  const at = (x: number, y: number) => `1 0 0 1 ${x * POINTS} ${HEIGHT - y * POINTS} Tm`
  const pieces = OLDER_FACE.flatMap(([text, x, y]) => {
    if (!isByGlyph) return [`${at(x, y)} ${encode(text)} Tj`]
    let left = x
    return [...text].map((one) => {
      const placed = `${at(left, y)} ${encode(one)} Tj`
      left += (one < '\u0100' ? 0.5 : 1) * (size / POINTS)
      return placed
    })
  })
  return `BT /F1 ${size} Tf ${pieces.join('\n')} ET`
}

test.group('PDF files of other making', () => {
  test('without any data, our pages are read by their labels', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(anyFace, async (face) => {
        const pdf = await renderInvoicePdf(face)
        const bare = pdf
          .toString('latin1')
          .replace('/EmbeddedFiles', '/EmbeddedNones')
          .replace('/AF ', '/AX ')
          .replace('/InvoiceNumber', '/InvoiceNothin')
        const { invoice, sources, unread } = inspect(Buffer.from(bare, 'latin1'))
        assert.deepEqual(sources, ['page_text', 'qr_code'])
        assert.deepEqual(unread, [])
        const { netFen, taxFen, totalFen, isCredit, kind } = face
        assert.containSubset(invoice, { netFen, taxFen, totalFen, isCredit, kind })
        assert.deepEqual(
          invoice.lines.map((line) => [line.quantity, line.netFen, line.taxRate, line.taxFen]),
          face.lines.map((line) => [line.quantity, line.netFen, line.taxRate, line.taxFen])
        )
      }),
      { numRuns: 20 }
    )
  }).timeout(60_000)

  test('an invoice of the older kind is read from its page: {title}')
    .with([
      { title: 'UniGB-UCS2-H', encoding: 'UniGB-UCS2-H', encode: utf16, isByGlyph: false },
      { title: 'GBK-EUC-H', encoding: 'GBK-EUC-H', encode: mainland, isByGlyph: false },
      { title: 'glyph by glyph', encoding: 'UniGB-UTF16-H', encode: utf16, isByGlyph: true },
    ])
    .run(({ assert }, { encoding, encode, isByGlyph }) => {
      const pdf = onePage(drawn(encode, isByGlyph), '/Font <</F1 5 0 R>>', font(encoding))
      const { invoice, sources, unread, differences } = inspect(pdf)
      assert.deepEqual(sources, ['page_text'])
      assert.containSubset(invoice, OLDER_VALUES)
      assert.deepEqual([unread, differences], [[], []])
    })

  test('a page may lie in a form of another one', ({ assert }) => {
    const form = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Matrix [1 0 0 1 0 0]',
      drawn(utf16),
      true
    )
    const pdf = onePage(
      'q 1 0 0 1 0 0 cm /X1 Do Q',
      '/XObject <</X1 6 0 R>> /Font <</F1 5 0 R>>',
      font('UniGB-UCS2-H'),
      form
    )
    assert.containSubset(inspect(pdf).invoice, OLDER_VALUES)
  })

  test('attached data is found {place}')
    .with([
      {
        place: 'in a branch of the tree of names',
        root: '/Names <</EmbeddedFiles <</Kids [<</Names [(a.xbrl) 3 0 R]>>]>>>>',
        page: '',
      },
      { place: 'beside the document', root: '/AF [3 0 R]', page: '' },
      {
        place: 'on the page',
        root: '',
        page: '/Annots [<</Type /Annot /Subtype /FileAttachment /FS 3 0 R>>]',
      },
    ])
    .run(({ assert }, { root, page }) => {
      const pdf = pdfOf([
        `<</Type /Catalog /Pages 2 0 R ${root}>>`,
        `<</Type /Pages /Count 1 /Kids [<</Type /Page /MediaBox [0 0 595 396] ${page}>>]>>`,
        '<</Type /Filespec /F (data) /EF <</F 4 0 R>>>>',
        stream('/Type /EmbeddedFile', ATTACHED_OLD, true),
      ])
      const { invoice, sources } = inspect(pdf)
      assert.deepEqual(sources, ['attached_xml'])
      assert.equal(invoice.checkCode, '64484022470182290000')
    })

  test('streams may be written in letters: {filter}')
    .with([
      { filter: '/ASCIIHexDecode', encode: (bytes: Buffer) => `${bytes.toString('hex')}>` },
      {
        filter: '[/ASCIIHexDecode /FlateDecode]',
        encode: (bytes: Buffer) => deflateSync(bytes).toString('hex'),
      },
      { filter: '/ASCII85Decode', encode: ascii85 },
    ])
    .run(({ assert }, { filter, encode }) => {
      const xml = Buffer.from(writeInvoiceXml(sampleFace(1)))
      const pdf = pdfOf([
        '<</Type /Catalog /Pages 2 0 R /AF [<</EF <</F 3 0 R>>>>]>>',
        '<</Type /Pages /Count 0 /Kids []>>',
        stream(`/Filter ${filter}`, encode(xml)),
      ])
      assert.containSubset(inspect(pdf).invoice, sampleFace(1))
    })
})

/** As ISO 32000-1, 7.4.3 describes it. */
function ascii85(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const piece = bytes.subarray(at, at + 4)
    let value = Buffer.concat([piece, Buffer.alloc(4 - piece.length)]).readUInt32BE()
    const letters: string[] = []
    for (let letter = 0; letter < 5; letter++) {
      letters.unshift(String.fromCharCode((value % 85) + 33))
      value = Math.floor(value / 85)
    }
    const all = letters.slice(0, piece.length + 1).join('')
    text += all === '!!!!!' ? 'z' : all
  }
  return `${text}~>`
}

/** The symbol as a picture: `pixels` a module, with a light border. */
function picture(content: string, pixels: number): { side: number; rows: boolean[][] } {
  const modules = qrModules(content)
  const side = (modules.length + 8) * pixels
  const rows = Array.from({ length: side }, (_row, y) =>
    Array.from({ length: side }, (_column, x) =>
      Boolean(modules[Math.floor(y / pixels) - 4]?.[Math.floor(x / pixels) - 4])
    )
  )
  return { side, rows }
}

test.group('Symbols in pictures of a PDF', () => {
  const CONTENTS = {
    today: {
      content: qrContent(sampleFace(1)),
      values: { invoiceNumber: sampleFace().invoiceNumber, totalFen: sampleFace(1).totalFen },
    },
    older: {
      content: '01,10,042002100111,00000077,9.91,20220901,64484022470182290000,7257,',
      values: {
        family: 'vat',
        kind: 'ordinary',
        invoiceCode: '042002100111',
        netFen: 991,
        checkCode: '64484022470182290000',
      },
    },
    special: {
      content: '01,01,4200154130,00000077,9.91,20220901,,7257,',
      values: { kind: 'vat_special', invoiceCode: '4200154130', checkCode: null },
    },
  }
  const grey = (rows: boolean[][]) => Buffer.from(rows.flat().map((dark) => (dark ? 0 : 255)))
  const colours = (rows: boolean[][]) =>
    Buffer.from(rows.flat().flatMap((dark) => (dark ? [20, 0, 0] : [255, 250, 250])))
  const bits = (rows: boolean[][]) =>
    Buffer.from(
      rows.flatMap((row) =>
        Array.from({ length: Math.ceil(row.length / 8) }, (_, byte) =>
          row
            .slice(byte * 8, byte * 8 + 8)
            .reduce((sum, dark, bit) => sum + (dark ? 0 : 128 >> bit), 0)
        )
      )
    )

  test('{kind}, {title}')
    .with([
      { kind: 'today' as const, title: 'grey', space: '/DeviceGray', depth: 8, pack: grey },
      { kind: 'older' as const, title: 'colours', space: '/DeviceRGB', depth: 8, pack: colours },
      {
        kind: 'special' as const,
        title: 'one bit a pixel',
        space: '/DeviceGray',
        depth: 1,
        pack: bits,
      },
      {
        kind: 'older' as const,
        title: 'a table of colours',
        space: '[/Indexed /DeviceRGB 1 <000000ffffff>]',
        depth: 1,
        pack: bits,
      },
    ])
    .run(({ assert }, { kind, space, depth, pack }) => {
      const { content, values } = CONTENTS[kind]
      const { side, rows } = picture(content, 3)
      const image = stream(
        `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace ${space} /BitsPerComponent ${depth}`,
        pack(rows),
        true
      )
      const pdf = onePage('q 57 0 0 57 10 10 cm /I1 Do Q', '/XObject <</I1 5 0 R>>', image)
      const { invoice, sources } = inspect(pdf)
      assert.deepEqual(sources, ['qr_code'])
      assert.containSubset(invoice, values)
    })
})
