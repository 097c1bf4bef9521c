import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { renderInvoicePdf } from '#app/documents/pdf/render_invoice_pdf'
import { readInvoiceXml } from '#app/documents/xml/read_invoice_xml'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { writeZip } from '#app/platform/zip/write_zip'
import { fen } from '#app/platform/money/fen'
import { anyFace } from '#tests/fixtures/documents/any_face'
import { faceLine, faceWith, sampleFace } from '#tests/fixtures/documents/faces'
import { VERSIONS } from '#tests/fixtures/documents/xml_versions'
import { runTool, withFile } from '#tests/support/document_tools'
import { unpackOfd } from '#tests/support/ofd_package'

function inspect(bytes: Uint8Array) {
  const inspected = inspectFile(bytes)
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.failure))
  return inspected.value
}

/** Our own package with other parts; a part that becomes null is left out. */
function changedOfd(
  change: (path: string, text: string) => string | null,
  face = sampleFace(3)
): Buffer {
  const parts = [...unpackOfd(renderInvoiceOfd(face))].flatMap(([path, bytes]) => {
    if (!path.endsWith('.xml')) return [{ path, bytes }]
    const text = change(path, bytes.toString('utf8'))
    return text === null ? [] : [{ path, bytes: Buffer.from(text) }]
  })
  return writeZip(parts)
}

test.group('Files that anybody sends', () => {
  test('our own XML, OFD and PDF come back as the face they were made from', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(anyFace, async (face) => {
        const files = [
          Buffer.from(writeInvoiceXml(face)),
          renderInvoiceOfd(face),
          await renderInvoicePdf(face),
        ]
        for (const bytes of files) {
          const { invoice, unread, differences } = inspect(bytes)
          assert.containSubset(invoice, face)
          assert.deepEqual([unread, differences], [[], []])
        }
      }),
      { numRuns: 30 }
    )
  }).timeout(60_000)

  test('a PDF of another making is read as well: {options}')
    .with([
      { options: '--object-streams=generate' },
      { options: '--object-streams=generate --linearize' },
      { options: '--object-streams=disable --qdf' },
    ])
    .run(async ({ assert }, { options }) => {
      const face = sampleFace(3)
      const pdf = withFile(await renderInvoicePdf(face), (file, folder) => {
        const made = join(folder, 'made.pdf')
        runTool('qpdf', [...options.split(' '), file, made])
        return readFileSync(made)
      })
      const { invoice, sources, unread } = inspect(pdf)
      assert.containSubset(invoice, face)
      assert.deepEqual(sources, ['attached_xml', 'information', 'page_text', 'qr_code'])
      assert.deepEqual(unread, [])
    })

  test('a credit invoice keeps what it corrects', ({ assert }) => {
    const line = { ...faceLine(0), netFen: fen(-100), taxFen: fen(-9), totalFen: fen(-109) }
    const face = faceWith([line], {
      isCredit: true,
      creditReference: {
        originalInvoiceNumber: '26422000000000018641',
        confirmationNumber: '42010026040000000001',
      },
    })
    assert.containSubset(inspect(renderInvoiceOfd(face)).invoice, face)
  })

  test('version {version} is read by name')
    .with(VERSIONS)
    .run(({ assert }, { xml }) => {
      const { invoice, format } = inspect(Buffer.from(xml))
      assert.equal(format, 'xml')
      const strict = readInvoiceXml(xml)
      if (!strict.ok) return assert.fail(strict.failure.type)
      // What the strict reader assumes, this one leaves open.
      const { kind, seller, ...said } = strict.value.face
      assert.containSubset(invoice, said)
      assert.equal(invoice.seller.name, seller.name)
      assert.isTrue(invoice.kind === null || invoice.kind === kind)
    })

  test('it says what it could not read, and reads the rest', ({ assert }) => {
    const xml = writeInvoiceXml(sampleFace(1))
      .replace(/<TotalTaxAm>.*?<\/TotalTaxAm>/, '<TotalTaxAm>much</TotalTaxAm>')
      .replace(/<BuyerName>.*?<\/BuyerName>/, '')
    const { invoice, unread } = inspect(Buffer.from(xml))
    assert.equal(invoice.invoiceNumber, sampleFace().invoiceNumber)
    assert.deepEqual(unread, [
      { field: 'buyer.name', reason: 'missing' },
      { field: 'taxFen', reason: 'missing' },
      { field: 'TotalTaxAm', reason: 'unreadable', value: 'much' },
    ])
  })
})

test.group('OFD packages of other shapes', () => {
  test('named texts are enough', ({ assert }) => {
    const face = sampleFace(3)
    const bytes = changedOfd((path, text) =>
      path.includes('Attachs/') ? null : text.replace(/<ofd:Attachments>.*<\/ofd:Attachments>/, '')
    )
    const { invoice, sources, unread } = inspect(bytes)
    assert.deepEqual(sources, ['custom_tags', 'custom_data', 'page_text', 'qr_code'])
    assert.deepEqual(unread, [])
    const { invoiceNumber, kind, netFen, taxFen, totalFen, issuedBy, remark } = face
    assert.containSubset(invoice, {
      ...{ invoiceNumber, kind, netFen, taxFen, totalFen, issuedBy },
      isSample: true,
      buyer: { name: face.buyer.name, taxpayerId: face.buyer.taxpayerId },
      seller: { name: face.seller.name, taxpayerId: face.seller.taxpayerId },
      lines: face.lines.map(
        ({ name, spec, unit, quantity, netFen: net, taxRate, taxFen: tax }) => ({
          ...{ name, spec, unit, quantity, netFen: net, taxRate, taxFen: tax },
        })
      ),
    })
    assert.equal(invoice.remark?.replace(/\s/g, ''), remark?.replace(/\s/g, ''))
  })

  test('a custom tag may hold the XML itself', ({ assert }) => {
    const face = sampleFace(2)
    const tree = writeInvoiceXml(face).replace(/^<\?xml.*?\?>/, '')
    const written = tree.replaceAll(
      /<(\w[\w-]*)>([^<]+)<\/\1>/g,
      '<$1><ofd:ObjectData>$2</ofd:ObjectData></$1>'
    )
    const bytes = changedOfd((path, text) => {
      if (path.includes('Attachs/')) return null
      if (path.endsWith('CustomTag.xml'))
        return `<ofd:root xmlns:ofd="http://www.ofdspec.org/2016">${written}</ofd:root>`
      return text.replace(/<ofd:Attachments>.*<\/ofd:Attachments>/, '')
    }, face)
    const { invoice, sources } = inspect(bytes)
    assert.deepEqual(sources, ['custom_tags', 'custom_data', 'page_text', 'qr_code'])
    assert.containSubset(invoice, face)
  })

  test('values by column find their lines', ({ assert }) => {
    const face = sampleFace(2)
    const bytes = changedOfd((path, text) => {
      if (path.includes('Attachs/')) return null
      if (!path.endsWith('CustomTag.xml'))
        return text.replace(/<ofd:Attachments>.*<\/ofd:Attachments>/, '')
      const items = [...text.matchAll(/<ofd:Item>.*?<\/ofd:Item>/g)].map(([item]) => item)
      const rest = text.replaceAll(/<ofd:Item>.*?<\/ofd:Item>/g, '')
      return rest.replace('<ofd:Specification>', `${items.join('')}<ofd:Specification>`)
    }, face)
    const { lines } = inspect(bytes).invoice
    assert.deepEqual(
      lines.map(({ name, netFen }) => [name, netFen]),
      face.lines.map(({ name, netFen }) => [name, netFen])
    )
  })

  test('of several documents the invoice is found', ({ assert }) => {
    const other =
      '<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/None.xml</ofd:DocRoot></ofd:DocBody>'
    const bytes = changedOfd((path, text) =>
      path === 'OFD.xml' ? text.replace('<ofd:DocBody>', `${other}<ofd:DocBody>`) : text
    )
    assert.containSubset(inspect(bytes).invoice, sampleFace(3))
  })

  test('two places that disagree are told', ({ assert }) => {
    const bytes = changedOfd((path, text) =>
      path === 'OFD.xml' ? text.replace(sampleFace().seller.taxpayerId, '9'.repeat(18)) : text
    )
    const { differences, invoice } = inspect(bytes)
    assert.deepEqual(differences, ['seller.taxpayerId'])
    assert.equal(invoice.seller.taxpayerId, sampleFace().seller.taxpayerId)
  })

  test('a missing page is told, the rest is read', ({ assert }) => {
    const bytes = changedOfd((path, text) => (path.includes('Page_0') ? null : text))
    const { unread, invoice } = inspect(bytes)
    assert.deepInclude(unread, { field: 'Doc_0/Pages/Page_0/Content.xml', reason: 'unreadable' })
    assert.equal(invoice.totalFen, sampleFace(3).totalFen)
  })
})
