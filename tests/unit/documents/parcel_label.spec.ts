import '@japa/assert'
import { test } from '@japa/runner'
import { MissingGlyphError } from '#app/documents/fonts/text_runs'
import { layoutLabel } from '#app/documents/layout/layout_label'
import type { ParcelLabel } from '#app/documents/parcel_label'
import { pagesThatShow, renderLabelsPdf } from '#app/documents/pdf/render_labels_pdf'
import { pdfText, runTool, withFile, withRasters } from '#tests/support/document_tools'

/** Label printers draw with 203 dots an inch. */
const DPI = 203

function label(waybillNumber: string, change: Partial<ParcelLabel> = {}): ParcelLabel {
  return {
    courier: '自有配送',
    waybillNumber,
    recipient: {
      name: '欧阳㛃楠',
      phone: '13800138000',
      address: '湖北省武汉市洪山区珞喻路727号光谷资本大厦A座17层1708室（前台代收）',
    },
    sender: {
      name: '武汉税邮服务有限公司',
      phone: '027-85880000',
      address: '湖北省武汉市江汉区发展大道168号',
    },
    orderNumber: '26112400000017',
    parcelNumber: 'P26112400000017',
    part: { number: 1, of: 1 },
    weight: '1.25 kg',
    words: {
      recipient: '收',
      sender: '寄',
      order: '订单号',
      parcel: '包裹号',
      part: '件数',
      weight: '重量',
      signature: '签收人：',
    },
    ...change,
  }
}

async function pdfOf(...labels: ParcelLabel[]): Promise<Buffer> {
  return renderLabelsPdf(labels.map(layoutLabel), 'labels')
}

test.group('Labels of parcels', () => {
  test('are 100 × 180 mm, and scanners read both codes on each page', async ({ assert }) => {
    const numbers = ['SF1234567890123', 'P26112400000017', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-123']
    const pdf = await pdfOf(...numbers.map((number) => label(number)))
    const facts = withFile(pdf, (file) => runTool('pdfinfo', [file]))
    assert.match(facts, /Pages:\s+3\b/)
    assert.match(facts, /Page size:\s+283\.4\d* x 510\.2\d* pts/)
    withRasters(pdf, DPI, (pages) => {
      const read = pages.map(({ file }) =>
        runTool('zbarimg', ['--quiet', file]).trim().split('\n').toSorted()
      )
      assert.deepEqual(
        read,
        numbers.map((number) => [`CODE-128:${number}`, `QR-Code:${number}`])
      )
    })
  })

  test('say who sends what to whom, with numbers, part and weight', async ({ assert }) => {
    const text = pdfText(await pdfOf(label('SF1234567890123'))).replaceAll(/\s/g, '')
    for (const expected of [
      '自有配送',
      '欧阳㛃楠',
      '13800138000',
      '光谷资本大厦A座17层1708室',
      '武汉税邮服务有限公司',
      '027-85880000',
      '26112400000017',
      '1/1',
      '1.25kg',
    ])
      assert.include(text, expected)
  })

  test('an endless address shrinks and stays in its place', async ({ assert }) => {
    const { recipient } = label('SF1')
    const long = { ...recipient, address: '湖北省武汉市洪山区珞喻路'.repeat(20) }
    for (const item of layoutLabel(label('SF1234567', { recipient: long })).items)
      if (item.type === 'text') assert.isBelow(item.y, item.cell.y + item.cell.height + 0.01)
  })

  test('a character that no font has makes no label', ({ assert }) => {
    const { recipient } = label('SF1')
    const odd = label('SF1234567', { recipient: { ...recipient, name: '\u{1F600}' } })
    assert.throws(() => layoutLabel(odd), MissingGlyphError)
  })

  test('the finished file is read: a page that shows another number is told', async ({
    assert,
  }) => {
    const pdf = await pdfOf(label('SF1234567890123'), label('SF9999999999999'))
    assert.deepEqual(pagesThatShow(pdf, ['SF1234567890123', 'SF9999999999999']), [true, true])
    assert.deepEqual(pagesThatShow(pdf, ['SF1234567890123', 'SF0000000000000']), [true, false])
    assert.deepEqual(pagesThatShow(pdf, ['SF1234567890123']), [false])
  })
})
