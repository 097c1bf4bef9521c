import { test } from '@japa/runner'
import { create } from 'fontkit'
import { FACE_LABELS, OFD_DATA } from '#app/documents/face_texts'
import { embeddedFont } from '#app/documents/fonts/faces'
import { MissingGlyphError } from '#app/documents/fonts/text_runs'
import { layoutInvoice } from '#app/documents/layout/layout_invoice'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { qrContent } from '#app/documents/qr_content'
import { writeInvoiceXml } from '#app/documents/xml/write_invoice_xml'
import { formatYuan } from '#app/platform/money/fen'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { RARE_CHARACTERS } from '#tests/fixtures/documents/texts'
import { runTool, withFile } from '#tests/support/document_tools'
import { checkWellFormed, childNames, textsById, unpackOfd } from '#tests/support/ofd_package'

const DOC = 'Doc_0'
const FORM = `${DOC}/Tpls/Tpl_0/Content.xml`
const FIRST_PAGE = `${DOC}/Pages/Page_0/Content.xml`

function partsOf(face = sampleFace(3)) {
  const parts = unpackOfd(renderInvoiceOfd(face))
  return (path: string) => parts.get(path) ?? Buffer.alloc(0)
}

/** What a name of the custom tag refers to on the first page, all of its objects together. */
function namedText(part: (path: string) => Buffer, name: string): string[] {
  const tags = part(`${DOC}/Tags/CustomTag.xml`).toString('utf8')
  const texts = textsById(part(FIRST_PAGE))
  return [...tags.matchAll(new RegExp(`<ofd:${name}>(.*?)</ofd:${name}>`, 'g'))].map(([, refs]) =>
    [...refs.matchAll(/<ofd:ObjectRef[^>]*>(\d+)</g)].map(([, id]) => texts.get(id)).join('')
  )
}

test.group('Invoice OFD', () => {
  test('every part is well-formed, {lines} lines')
    .with([{ lines: 1 }, { lines: 40 }])
    .run(({ assert }, { lines }) => {
      const parts = unpackOfd(renderInvoiceOfd(sampleFace(lines)))
      const xml = [...parts].filter(([path]) => path.endsWith('.xml'))
      for (const [, bytes] of xml) checkWellFormed(bytes)
      const pages = layoutInvoice(sampleFace(lines)).length
      const forms = pages > 1 ? 2 : 1
      assert.lengthOf(xml, 8 + pages + forms)
    })

  test('the order of elements is that of the standard', ({ assert }) => {
    const part = partsOf()
    const document = part(`${DOC}/Document.xml`)
    assert.deepEqual(childNames(document, 'Document'), [
      'CommonData',
      'Pages',
      'CustomTags',
      'Attachments',
    ])
    assert.deepEqual(childNames(document, 'Document/CommonData'), [
      'MaxUnitID',
      'PageArea',
      'PublicRes',
      'DocumentRes',
      'TemplatePage',
    ])
    assert.deepEqual(childNames(part(FIRST_PAGE), 'Page'), ['Template', 'Area', 'Content'])
    assert.deepEqual(childNames(part(FORM), 'Page'), ['Area', 'Content'])
    assert.deepEqual(childNames(part(`${DOC}/PublicRes.xml`), 'Res'), [
      'ColorSpaces',
      'DrawParams',
      'Fonts',
    ])
    for (const name of ['PublicRes', 'DocumentRes'])
      assert.include(
        part(`${DOC}/${name}.xml`).toString(),
        '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res">'
      )
    assert.include(part(`${DOC}/Tags/CustomTags.xml`).toString(), '<ofd:CustomTag NameSpace=')
    assert.equal(part(`${DOC}/Annots/Annotations.xml`).length, 0)
  })

  test('what is printed lies in templates that invoices share, what is filled in on their pages', ({
    assert,
  }) => {
    const [one, other] = [partsOf(sampleFace(1)), partsOf(sampleFace(5))]
    assert.deepEqual(one(FORM), other(FORM))
    const document = one(`${DOC}/Document.xml`).toString()
    const [, id] =
      /<ofd:TemplatePage ID="(\d+)"[^>]*BaseLoc="Tpls\/Tpl_0\/Content.xml"/.exec(document) ?? []
    assert.include(
      one(FIRST_PAGE).toString(),
      `<ofd:Template TemplateID="${id}" ZOrder="Background"/>`
    )
    assert.notInclude([...textsById(one(FIRST_PAGE)).values()], FACE_LABELS.issuedBy)
    assert.include([...textsById(one(FORM)).values()], FACE_LABELS.issuedBy)
  })

  test('numbers of units are given once, up to the one that the document names', ({ assert }) => {
    const parts = unpackOfd(renderInvoiceOfd(sampleFace(40)))
    const text = [...parts.values()].map((bytes) => bytes.toString('utf8')).join('')
    const ids = [...text.matchAll(/ ID="(\d+)"/g)].map(([, id]) => Number(id))
    assert.lengthOf(new Set(ids), ids.length)
    assert.include(text, `<ofd:MaxUnitID>${Math.max(...ids)}<`)
  })

  test('it says the words of the layout, page by page', ({ assert }) => {
    const face = sampleFace(40)
    const part = partsOf(face)
    for (const [index, { items }] of layoutInvoice(face).entries()) {
      const form = part(index === 3 ? FORM : `${DOC}/Tpls/Tpl_1/Content.xml`)
      const page = part(`${DOC}/Pages/Page_${index}/Content.xml`)
      const shown = [form, page].flatMap((one) => [...textsById(one).values()]).join('')
      for (const item of items)
        if (item.type === 'text') assert.include(shown, item.text.replaceAll('&', '&amp;'))
    }
  })

  test('its texts are named', ({ assert }) => {
    const face = sampleFace(2)
    const part = partsOf(face)
    const named = (name: string) => namedText(part, name)
    assert.deepEqual(named('InvoiceNo'), [face.invoiceNumber])
    assert.deepEqual(named('IssueDate'), ['2026年04月30日'])
    assert.deepEqual(named('BuyerName'), [face.buyer.name])
    assert.deepEqual(named('SellerTaxID'), [face.seller.taxpayerId])
    assert.deepEqual(named('TaxExclusiveTotalAmount'), [`¥${formatYuan(face.netFen)}`])
    assert.deepEqual(named('TaxInclusiveTotalAmount'), [`¥${formatYuan(face.totalFen)}`])
    assert.deepEqual(named('InvoiceClerk'), [face.issuedBy])
    assert.deepEqual(
      named('Item'),
      face.lines.map(({ name }) => name)
    )
    assert.deepEqual(
      named('Price'),
      face.lines.map((line) => line.unitPriceExclTax)
    )
    assert.deepEqual(
      named('TaxAmount'),
      face.lines.map(({ taxFen }) => formatYuan(taxFen))
    )
    assert.deepEqual(named('Note'), [face.remark])
  })

  test('it carries its figures, its XML and its QR', ({ assert }) => {
    const face = sampleFace(2)
    const part = partsOf(face)
    const entrance = part('OFD.xml').toString('utf8')
    assert.include(entrance, `Name="${OFD_DATA.invoiceNumber}">${face.invoiceNumber}<`)
    assert.include(entrance, `Name="${OFD_DATA.net}">${formatYuan(face.netFen)}<`)
    const attached = part(`${DOC}/Attachs/${face.invoiceNumber}.xml`)
    assert.equal(attached.toString('utf8'), writeInvoiceXml(face))
    const [image] = /image_\d+\.png/.exec(part(`${DOC}/DocumentRes.xml`).toString()) ?? []
    const scanned = withFile(part(`${DOC}/Res/${image}`), (file) =>
      runTool('zbarimg', ['-q', '--raw', file])
    )
    assert.equal(scanned.trim(), qrContent(face))
  })

  test('rare characters are drawn as in the whole font', ({ assert }) => {
    for (const name of RARE_CHARACTERS) {
      const part = partsOf(sampleFace(1, { buyer: { ...sampleFace().buyer, name } }))
      const fonts = (['song', 'kai'] as const).map((face) => ({
        whole: embeddedFont(face),
        cut: create(part(`${DOC}/Res/${face}.ttf`)),
      }))
      for (const character of name) {
        const codePoint = character.codePointAt(0) ?? 0
        const font = fonts.find(({ cut }) => cut.hasGlyphForCodePoint(codePoint))
        if (!font) return assert.fail(`${character} is in no font`)
        const drawn = (of: typeof font.cut) => of.glyphForCodePoint(codePoint).path.toSVG()
        assert.equal(drawn(font.cut), drawn(font.whole))
        assert.isAbove(drawn(font.cut).length, 50)
      }
      assert.deepEqual(namedText(part, 'BuyerName'), [name])
    }
    assert.throws(() => renderInvoiceOfd(sampleFace(1, { remark: '\u{1F600}' })), MissingGlyphError)
  })

  test('the same face gives the same bytes', ({ assert }) => {
    const one = renderInvoiceOfd(sampleFace(3))
    assert.isTrue(one.equals(renderInvoiceOfd(sampleFace(3))))
    assert.isFalse(one.equals(renderInvoiceOfd(sampleFace(4))))
  })
})
