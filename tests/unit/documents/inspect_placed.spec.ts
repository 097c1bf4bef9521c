import { test } from '@japa/runner'
import fc from 'fast-check'
import { inspectFile } from '#app/documents/inspect/inspect_file'
import type { InvoiceFace } from '#app/documents/invoice_face'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { shanghaiTime } from '#app/documents/shanghai_time'
import { writeZip } from '#app/platform/zip/write_zip'
import { anyFace } from '#tests/fixtures/documents/any_face'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { unpackOfd } from '#tests/support/ofd_package'

/** Our package without any data: only what a person reads is left. */
function bare(face: InvoiceFace): Buffer {
  const parts = [...unpackOfd(renderInvoiceOfd(face))].flatMap(([path, bytes]) => {
    if (/Attachs|Tags|\.png$/.test(path)) return []
    const text = bytes
      .toString('utf8')
      .replace(/<ofd:(Attachments|CustomTags|CustomDatas)>.*?<\/ofd:\1>/g, '')
    return [{ path, bytes: path.endsWith('.xml') ? Buffer.from(text) : bytes }]
  })
  return writeZip(parts)
}

function inspect(bytes: Uint8Array) {
  const inspected = inspectFile(bytes)
  if (!inspected.ok) throw new Error(JSON.stringify(inspected.failure))
  return inspected.value
}

const unspaced = (text: string | null) => text?.replace(/\s/g, '') || null

/** Everything of a face that is printed. */
function printed(face: InvoiceFace) {
  const { invoiceNumber, kind, isCredit, netFen, taxFen, totalFen } = face
  return {
    ...{ invoiceNumber, kind, isCredit, netFen, taxFen, totalFen },
    issuedAt: shanghaiTime(face.issuedAt).date,
    seller: [unspaced(face.seller.name), face.seller.taxpayerId],
    buyer: [unspaced(face.buyer.name), face.buyer.taxpayerId],
    remark: unspaced(face.remark),
    issuedBy: unspaced(face.issuedBy),
    lines: face.lines.map((line) => ({
      ...{ name: unspaced(line.name), spec: unspaced(line.spec), unit: unspaced(line.unit) },
      ...{ quantity: line.quantity, unitPriceExclTax: line.unitPriceExclTax },
      ...{ netFen: line.netFen, taxFen: line.taxFen, taxRate: line.taxRate },
    })),
  }
}

test.group('What a person reads', () => {
  test('a package without any data is read by the labels on its pages', ({ assert }) => {
    fc.assert(
      fc.property(anyFace, (face) => {
        const { invoice, sources } = inspect(bare(face))
        assert.deepEqual(sources, ['page_text'])
        const read = { ...face, ...invoice, issuedAt: invoice.issuedAt ?? '' } as InvoiceFace
        assert.deepEqual(printed(read), printed(face))
      }),
      { numRuns: 60 }
    )
  }).timeout(60_000)

  test('a name of three rows is read whole, and ends before the next block', ({ assert }) => {
    const face = sampleFace(3)
    const name = '湖北省武汉市东湖新技术开发区跨境电子商务综合试验区供应链管理服务'.repeat(3)
    const { invoice } = inspect(bare({ ...face, buyer: { ...face.buyer, name } }))
    assert.equal(invoice.buyer.name, name)
    assert.equal(invoice.seller.name, face.seller.name)
  })

  test('lines of several pages come together', ({ assert }) => {
    const face = sampleFace(60)
    const { invoice, unread } = inspect(bare(face))
    assert.deepEqual(
      invoice.lines.map(({ name, netFen }) => [name, netFen]),
      face.lines.map(({ name, netFen }) => [name, netFen])
    )
    assert.equal(invoice.totalFen, face.totalFen)
    assert.deepEqual(unread, [])
  })
})
