import { test } from '@japa/runner'
import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { readInvoicePdf } from '#app/documents/pdf/read_invoice_pdf'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { verifyInvoiceFiles } from '#app/documents/verify_invoice_files'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { fen } from '#app/platform/money/fen'
import { faceLine, faceWith, PRIVATE_BUYER, sampleFace } from '#tests/fixtures/documents/faces'
import { LONG_TEXTS, RARE_CHARACTERS } from '#tests/fixtures/documents/texts'

function typeOf(bytes: Uint8Array): string {
  const result = readInvoicePdf(bytes)
  return result.ok ? 'read' : result.failure.type
}

/** Changes plain parts of a file without moving anything in it. */
function patched(pdf: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length || !pdf.includes(from, 0, 'latin1')) throw new Error(`no ${from}`)
  return Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1')
}

test.group('Reading a stored PDF', () => {
  test('gives back {title}')
    .with<{ title: string; face: InvoiceFace }[]>([
      { title: 'a short invoice', face: sampleFace(1) },
      { title: 'an invoice of four pages', face: sampleFace(40) },
      { title: 'a private buyer', face: sampleFace(2, { buyer: PRIVATE_BUYER, remark: null }) },
      { title: 'a real one', face: sampleFace(2, { isSample: false, kind: 'ordinary' }) },
      { title: 'long names', face: faceWith([{ ...faceLine(1), name: LONG_TEXTS[1] }]) },
      { title: 'rare characters', face: sampleFace(1, { issuedBy: RARE_CHARACTERS.join('') }) },
    ])
    .run(async ({ assert }, { face }) => {
      const result = readInvoicePdf(await renderInvoicePdf(face))
      assert.isTrue(result.ok, JSON.stringify(result))
      if (!result.ok) return
      assert.deepEqual(result.value.face, face)
      assert.equal(result.value.xml.toString('utf8'), writeInvoiceXml(face))
    })

  test('the attached XML is kept byte by byte', async ({ assert }) => {
    const xml = Buffer.from(
      writeInvoiceXml(sampleFace(1)).replace('<EInvoice>', '<EInvoice>\r\n  ')
    )
    const result = readInvoicePdf(await renderInvoicePdf(sampleFace(1), xml))
    assert.isTrue(result.ok && result.value.xml.equals(xml))
  })

  test('{type}: pages and attached XML say different things about {field}')
    .with<{ field: string; change: Partial<InvoiceFace>; type: string }[]>([
      { field: 'the total', change: { totalFen: fen(1) }, type: 'information_differs' },
      {
        field: 'the day',
        change: { issuedAt: '2026-04-30T16:00:00.000Z' },
        type: 'information_differs',
      },
      { field: 'the buyer', change: { buyer: PRIVATE_BUYER }, type: 'not_visible' },
      { field: 'a line', change: { lines: [faceLine(2)] }, type: 'not_visible' },
    ])
    .run(async ({ assert }, { change, type }) => {
      const xml = writeInvoiceXml(sampleFace(1, change))
      assert.equal(typeOf(await renderInvoicePdf(sampleFace(1), xml)), type)
    })

  test('another number in the information is found', async ({ assert }) => {
    const pdf = await renderInvoicePdf(sampleFace(1))
    const forged = patched(pdf, 'Number (26422000000000018642)', 'Number (26422000000000018643)')
    assert.equal(typeOf(forged), 'information_differs')
  })

  test('another XML inside is found', async ({ assert }) => {
    assert.equal(typeOf(await renderInvoicePdf(sampleFace(1), '<a/>')), 'attached_xml_unreadable')
    const pdf = await renderInvoicePdf(sampleFace(1))
    assert.equal(
      typeOf(patched(patched(pdf, '/EmbeddedFiles', '/embeddedFiles'), '/AF ', '/aF ')),
      'no_attached_xml'
    )
  })

  test('{title} is malformed')
    .with([
      { title: 'nothing', bytes: Buffer.alloc(0) },
      { title: 'text', bytes: Buffer.from('hello') },
      { title: 'a head alone', bytes: Buffer.from('%PDF-1.7\n') },
      { title: 'a table that points nowhere', bytes: Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF') },
      {
        title: 'a table that points to itself',
        bytes: Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF'),
      },
      {
        title: 'a table without end',
        bytes: Buffer.from('%PDF-1.7\nxref\n0 99999999\ntrailer\n<<>>\nstartxref\n9\n%%EOF'),
      },
      {
        title: 'endless nesting',
        bytes: Buffer.from(
          `%PDF-1.7\nxref\n0 0\ntrailer\n${'<</a'.repeat(5000)}\nstartxref\n9\n%%EOF`
        ),
      },
    ])
    .run(({ assert }, { bytes }) => assert.equal(typeOf(bytes), 'malformed_pdf'))

  test('a stream that inflates without end is refused', async ({ assert }) => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024))
    const objects = [
      '1 0 obj\n<</Names<</EmbeddedFiles<</Names[(a.xml) 2 0 R]>>>>>>\nendobj\n',
      '2 0 obj\n<</EF<</F 3 0 R>>>>\nendobj\n',
      `3 0 obj\n<</Length ${bomb.length}/Filter/FlateDecode>>\nstream\n${bomb.toString('latin1')}\nendstream\nendobj\n`,
    ]
    let file = '%PDF-1.7\n'
    let table = `xref\n1 ${objects.length}\n`
    for (const object of objects) {
      table += `${String(file.length).padStart(10, '0')} 00000 n \n`
      file += object
    }
    const end = `${table}trailer\n<</Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`
    assert.equal(typeOf(Buffer.from(file + end, 'latin1')), 'malformed_pdf')
  })

  test('no damaged file makes the reader throw', async ({ assert }) => {
    const pdf = await renderInvoicePdf(sampleFace(1))
    const noise = fc.uint8Array({ minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.nat(pdf.length), noise, fc.boolean(), (at, dirt, isReplaced) => {
        const rest = pdf.subarray(at + (isReplaced ? dirt.length : 0))
        assert.isString(typeOf(Buffer.concat([pdf.subarray(0, at), dirt, rest])))
      }),
      { numRuns: 300 }
    )
  })
})

test.group('The files of one invoice', () => {
  const face = sampleFace(3)
  const verify = async (xmlOf: InvoiceFace, pdfOf: InvoiceFace, edit = (xml: string) => xml) => {
    const xml = Buffer.from(edit(writeInvoiceXml(xmlOf)))
    const [pdf, ofd] = [await renderInvoicePdf(pdfOf), renderInvoiceOfd(xmlOf)]
    const result = verifyInvoiceFiles({ xml, pdf, ofd })
    return result.ok ? result.value : result.failure
  }

  test('agree with each other', async ({ assert }) => {
    assert.deepEqual(await verify(face, face), face)
  })

  test('that differ are told apart', async ({ assert }) => {
    const other = sampleFace(3, { remark: null, issuedBy: 'X' })
    assert.deepEqual(await verify(face, other), {
      type: 'files_differ',
      fields: ['remark', 'issuedBy'],
    })
  })

  test('of which the OFD says something else are told apart', async ({ assert }) => {
    const [xml, pdf] = [Buffer.from(writeInvoiceXml(face)), await renderInvoicePdf(face)]
    const typeWith = (ofd: Buffer | null) => {
      const result = verifyInvoiceFiles({ xml, pdf, ofd })
      return result.ok ? 'good' : result.failure
    }
    assert.equal(typeWith(null), 'good')
    assert.containSubset(typeWith(Buffer.from('hello')), { type: 'ofd_unreadable' })
    const lines = face.lines.slice(0, 2)
    assert.deepEqual(typeWith(renderInvoiceOfd({ ...face, lines })), {
      type: 'files_differ',
      fields: ['lines'],
    })
    const buyer = { ...face.buyer, phone: '110' }
    assert.deepEqual(typeWith(renderInvoiceOfd({ ...face, buyer })), {
      type: 'files_differ',
      fields: ['buyer'],
    })
    const visible = renderInvoiceOfd({ ...face, issuedBy: 'X', totalFen: fen(1) }, xml.toString())
    assert.deepEqual(typeWith(visible), { type: 'files_differ', fields: ['totalFen'] })
    const shown = renderInvoiceOfd({ ...face, lines }, xml.toString())
    assert.deepEqual(typeWith(shown), { type: 'files_differ', fields: ['lines'] })
  })

  test('with figures that do not add up are refused', async ({ assert }) => {
    const wrong = { ...face, netFen: fen(face.netFen + 1) }
    assert.containSubset(await verify(wrong, wrong), { type: 'arithmetic_wrong' })
  })

  test('with other words than figures are refused', async ({ assert }) => {
    const edit = (xml: string) => xml.replace(/InChinese>[^<]+</, 'InChinese>X<')
    assert.deepEqual(await verify(face, face, edit), { type: 'words_differ', written: 'X' })
  })

  test('one of which cannot be read are refused', async ({ assert }) => {
    assert.containSubset(await verify(face, face, () => '<a/>'), { type: 'xml_unreadable' })
    const xml = Buffer.from(writeInvoiceXml(face))
    const result = verifyInvoiceFiles({ xml, pdf: Buffer.from('hello'), ofd: null })
    assert.equal(result.ok ? 'read' : result.failure.type, 'pdf_unreadable')
  })
})
