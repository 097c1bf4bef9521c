import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  FACE_LABELS,
  pageOf,
  SAMPLE_WORD,
  TITLES,
  TREATMENT_WORDS,
} from '#app/documents/face_texts'
import { firstUnprintable, MissingGlyphError, textWidth } from '#app/documents/fonts/text_runs'
import type { InvoiceFace } from '#app/documents/invoice_face'
import type { DrawItem, Page, TextItem } from '#app/documents/layout/display_list'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { formatYuan, sumFen } from '#app/platform/money/fen'
import { faceLine, faceWith, sampleFace } from '#tests/fixtures/documents/faces'
import { LONG_TEXTS, RARE_CHARACTERS } from '#tests/fixtures/documents/texts'

function texts({ items }: Page): TextItem[] {
  return items.filter((item): item is TextItem => item.type === 'text')
}

function words(page: Page): string[] {
  return texts(page).map(({ text }) => text)
}

/** Texts that leave their cell or the page, or are too small to exist. */
function overflowing(pages: Page[]): TextItem[] {
  return pages.flatMap(texts).filter((item) => {
    if (item.rotation !== undefined) return false
    const right = item.x + textWidth(item.text, item.role) * item.size
    const { cell } = item
    const isInside = item.x >= cell.x - 0.01 && right <= cell.x + cell.width + 0.01
    const isOnPage = cell.x >= 0 && cell.y >= 0 && cell.x + cell.width <= 210.01
    return !isInside || !isOnPage || item.size <= 0.5 || cell.y + cell.height > 140
  })
}

/** Texts whose cells lie on each other although they are different values. */
function colliding(page: Page): [string, string][] {
  const values = texts(page).filter(({ role }) => role !== 'label')
  return values.flatMap((one, index) =>
    values
      .slice(index + 1)
      .filter((other) => touches(one, other))
      .map((other): [string, string] => [one.text, other.text])
  )
}

function touches(one: TextItem, other: TextItem): boolean {
  const [a, b] = [one, other].map((item) => ({
    left: item.x,
    right: item.x + textWidth(item.text, item.role) * item.size,
    top: item.y - item.size * 0.7,
    bottom: item.y,
  }))
  const gap = 0.05
  const isBeside = a.right <= b.left + gap || b.right <= a.left + gap
  return !isBeside && a.bottom > b.top + gap && b.bottom > a.top + gap
}

test.group('Layout of the invoice', () => {
  test('the measured places are kept', ({ assert }) => {
    const [page] = layoutInvoice(sampleFace(1))
    const place = (text: string) => {
      const item = texts(page).find((one) => one.text === text)
      return item && [Number(item.x.toFixed(1)), Number(item.y.toFixed(1))]
    }
    assert.deepEqual(place(FACE_LABELS.invoiceNumber), [154.5, 14])
    assert.deepEqual(place(FACE_LABELS.columns.rate), [157.5, 56])
    assert.deepEqual(place(FACE_LABELS.issuedBy), [19.5, 132.5])
    assert.deepEqual(place(sampleFace().seller.taxpayerId), [154.5, 47.1])
    assert.containSubset(page, { width: 210, height: 140 })
    const lines = page.items.flatMap((item) =>
      item.type === 'line' ? [[item.x1, item.y1, item.x2, item.y2].join(' ')] : []
    )
    assert.includeMembers(lines, [
      '65.5 18 138.5 18',
      '65.5 19 138.5 19',
      '4.5 30 205.5 30',
      '4.5 52 205.5 52',
      '4.5 96 205.5 96',
      '4.5 104 205.5 104',
      '4.5 124 205.5 124',
      '10.7 30 10.7 52',
      '105.2 30 105.2 52',
      '56.5 96 56.5 104',
      '10.7 104 10.7 124',
    ])
    const qr = page.items.find(({ type }) => type === 'qr')
    assert.containSubset(qr, { cell: { x: 6.5, y: 6, width: 20, height: 20 } })
  })

  test('an ordinary invoice has its own title, and only a sample has marks', ({ assert }) => {
    const [ordinary] = layoutInvoice(sampleFace(1, { kind: 'ordinary', isSample: false }))
    assert.include(words(ordinary), TITLES.ordinary)
    assert.notInclude(words(ordinary), SAMPLE_WORD)
    assert.isFalse(ordinary.items.some(({ type }) => type === 'ellipse'))
    for (const page of layoutInvoice(sampleFace(40)))
      assert.lengthOf(
        words(page).filter((word) => word === SAMPLE_WORD),
        2
      )
  })

  test('{lines} lines take {pages} pages')
    .with([
      { lines: 1, pages: 1 },
      { lines: 6, pages: 1 },
      { lines: 8, pages: 1 },
      { lines: 10, pages: 2 },
      { lines: 40, pages: 4 },
      { lines: 200, pages: 15 },
    ])
    .run(({ assert }, { lines, pages: expected }) => {
      const face = sampleFace(lines)
      const pages = layoutInvoice(face)
      assert.lengthOf(pages, expected)
      assert.deepEqual(overflowing(pages), [])
      assert.deepEqual(pages.flatMap(colliding), [])
      const numbered = pages.every((page, index) =>
        words(page).includes(pageOf(index + 1, expected))
      )
      assert.equal(numbered, expected > 1)
      const rates = pages.flatMap(words).filter((word) => /^\d+%$/.test(word))
      assert.lengthOf(rates, lines)
      assert.include(words(pages[expected - 1]), FACE_LABELS.totalInWords)
      assert.include(words(pages[expected - 1]), formatYuan(face.totalFen))
    })

  test('subtotals of the pages add up to the total', ({ assert }) => {
    const face = sampleFace(40)
    const sums = layoutInvoice(face).map((page) => {
      const rows = texts(page)
      const label = rows.find(({ text }) => text === FACE_LABELS.subtotal[0])
      const near = rows.filter(({ y }) => label && Math.abs(y - label.y) < 1)
      const [net] = near.map(({ text }) => text).filter((text) => /^\d+\.\d\d$/.test(text))
      return Number(net.replace('.', ''))
    })
    assert.equal(
      sums.reduce((sum, net) => sum + net, 0),
      face.netFen
    )
    assert.equal(sumFen(face.lines.map(({ netFen }) => netFen)), face.netFen)
  })

  test('no text is lost and none leaves its cell, however long', ({ assert }) => {
    for (const long of LONG_TEXTS) {
      const line = { ...faceLine(0), name: long, spec: long.slice(0, 150), unit: long.slice(0, 20) }
      const buyer = {
        ...sampleFace().buyer,
        name: long.slice(0, 300),
        taxpayerId: '91420106MA4L0ABC2X0000',
      }
      const face = faceWith([line, faceLine(2)], {
        buyer,
        remark: long.slice(0, 450),
        issuedBy: long.slice(0, 80),
      })
      const pages = layoutInvoice(face)
      assert.deepEqual(overflowing(pages), [])
      assert.deepEqual(pages.flatMap(colliding), [])
      const shown = pages.flatMap(words).join('').replace(/\s/g, '')
      assert.include(shown, long.replace(/\s/g, ''))
    }
  })

  test('any mix of lines and figures stays inside its cells', ({ assert }) => {
    const alphabet = fc.constantFrom(...LONG_TEXTS[0], ' ', 'W', 'i', '-', '9', '.')
    const text = fc.string({ unit: alphabet, minLength: 1, maxLength: 120 })
    const line = fc.record({
      name: text,
      spec: text,
      unit: text,
      index: fc.nat(5),
      quantity: fc.integer({ min: 1, max: 9_999_999 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), text, (rows, remark) => {
        const lines = rows.map(({ index, quantity, ...rest }) => ({
          ...faceLine(index, quantity),
          ...rest,
        }))
        const pages = layoutInvoice(faceWith(lines, { remark }))
        assert.deepEqual(overflowing(pages), [])
        assert.deepEqual(pages.flatMap(colliding), [])
      }),
      { numRuns: 60 }
    )
  })

  test('words stand where there is no rate', ({ assert }) => {
    const untaxed = (taxTreatment: InvoiceFace['lines'][0]['taxTreatment'], taxRate = '0') =>
      words(layoutInvoice(faceWith([{ ...faceLine(0), taxTreatment, taxRate }]))[0])
    assert.includeMembers(untaxed('exempt'), [TREATMENT_WORDS.exempt, FACE_LABELS.noTax])
    assert.includeMembers(untaxed('not_taxed'), [TREATMENT_WORDS.not_taxed, FACE_LABELS.noTax])
    assert.include(untaxed('zero_rated'), '0%')
    assert.include(untaxed('taxed', '0.015'), '1.5%')
  })

  test('rare characters are drawn, what no font has is refused by name', ({ assert }) => {
    for (const name of RARE_CHARACTERS) {
      const face = sampleFace(1, { buyer: { ...sampleFace().buyer, name } })
      assert.include(words(layoutInvoice(face)[0]), name)
      assert.isNull(firstUnprintable(name))
    }
    const broken = sampleFace(1, { issuedBy: 'a\u{1F600}' })
    assert.throws(() => layoutInvoice(broken), MissingGlyphError, /\u{1F600} \(U\+1F600\)/u)
    assert.equal(firstUnprintable('a \u{1F600}'), '\u{1F600}')
  })

  test('the same face gives the same list', ({ assert }) => {
    const once: DrawItem[] = layoutInvoice(sampleFace(12)).flatMap(({ items }) => items)
    assert.deepEqual(
      layoutInvoice(sampleFace(12)).flatMap(({ items }) => items),
      once
    )
  })
})
