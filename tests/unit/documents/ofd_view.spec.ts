import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { renderInvoiceOfd } from '#app/documents/ofd/render_invoice_ofd'
import { drawOfd, type OfdPageView, standaloneSvg } from '#app/documents/ofd_view/draw_ofd'
import { parseXml, type XmlElement } from '#app/documents/xml/xml_tree'
import { writeZip } from '#app/platform/zip/write_zip'
import { sampleFace } from '#tests/fixtures/documents/faces'
import { checkWellFormed } from '#tests/support/ofd_package'

/** Files that tax bureaus issued; not part of the project. */
const SAMPLES = process.env.INVOICE_SAMPLES ?? ''
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

function drawn(bytes: Buffer, page = 1): OfdPageView {
  const view = drawOfd(bytes, page)
  if (!view.ok) throw new Error(view.failure.type)
  return view.value
}

/** A package of one page with that content, and those resources. */
function pageWith(content: string, resources = '', files: Record<string, Buffer> = {}): Buffer {
  const xml = (name: string, inner: string) =>
    Buffer.from(`<ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016">${inner}</ofd:${name}>`)
  return writeZip([
    {
      path: 'OFD.xml',
      bytes: xml('OFD', '<ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody>'),
    },
    {
      path: 'D/Document.xml',
      bytes: xml(
        'Document',
        `<ofd:CommonData><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData>
         <ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages>`
      ),
    },
    { path: 'D/Res.xml', bytes: xml('Res', resources) },
    {
      path: 'D/Page.xml',
      bytes: xml(
        'Page',
        `<ofd:Area><ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:Area>
         <ofd:Content><ofd:Layer ID="2">${content}</ofd:Layer></ofd:Content>`
      ),
    },
    ...Object.entries(files).map(([path, bytes]) => ({ path, bytes })),
  ])
}

function elements(root: XmlElement): XmlElement[] {
  return [root, ...root.children.flatMap(elements)]
}

function svgElements(view: OfdPageView): XmlElement[] {
  const parsed = parseXml(standaloneSvg(view))
  if (!parsed.ok) throw new Error(parsed.failure.type)
  return elements(parsed.value)
}

/** Where the glyphs of a text stand, in millimetres within their object. */
function places(view: OfdPageView): [number, number][] {
  return svgElements(view)
    .filter(({ name }) => name === 'use')
    .map(({ attributes }) => {
      const numbers = attributes.transform.replaceAll(/[^-\d. ]/g, '').split(' ')
      return [Number(numbers[4]), Number(numbers[5])]
    })
}

test.group('The view of an OFD file', () => {
  test('every page of our own files is drawn, and says its words in rows', ({ assert }) => {
    const face = sampleFace(40)
    const bytes = renderInvoiceOfd(face)
    const first = drawn(bytes)
    assert.isAbove(first.pages, 1)
    assert.deepEqual([first.width, first.height], [210, 140])
    const rows = first.rows.join('\n')
    for (const word of [face.invoiceNumber, face.buyer.name, face.seller.name, face.lines[0].name])
      assert.include(rows, word)
    for (let page = 1; page <= first.pages; page++)
      checkWellFormed(Buffer.from(standaloneSvg(drawn(bytes, page))))
    assert.deepEqual(drawOfd(bytes, first.pages + 1), { ok: false, failure: { type: 'no_page' } })
    assert.deepEqual(drawOfd(bytes, 0), { ok: false, failure: { type: 'no_page' } })
  })

  test('glyphs are outlines, each drawn once and used often; nothing is style or script', ({
    assert,
  }) => {
    const all = svgElements(drawn(renderInvoiceOfd(sampleFace(5))))
    const names = new Set(all.map(({ name }) => name))
    assert.sameMembers([...names], ['svg', 'defs', 'path', 'rect', 'g', 'use', 'image'])
    const ids = all.flatMap(({ attributes }) => attributes.id ?? [])
    assert.equal(new Set(ids).size, ids.length)
    const used = all.filter(({ name }) => name === 'use').map(({ attributes }) => attributes.href)
    assert.isAbove(used.length, ids.length)
    assert.isTrue(used.every((href) => ids.includes(href.slice(1))))
    assert.isFalse(all.some(({ attributes }) => 'style' in attributes || 'onload' in attributes))
  })

  test('equal steps are counted, steps down too, and matrices turn what they stand on', ({
    assert,
  }) => {
    const text = (attributes: string, words: string) =>
      `<ofd:TextObject ID="9" Boundary="10 20 30 5" Font="3" Size="4" CTM="0 1 -1 0 5 6"><ofd:TextCode X="1" Y="2" ${attributes}>${words}</ofd:TextCode></ofd:TextObject>`
    assert.deepEqual(places(drawn(pageWith(text('DeltaX="g 3 2 5"', 'ABCDE')))), [
      [1, 2],
      [3, 2],
      [5, 2],
      [7, 2],
      [12, 2],
    ])
    assert.deepEqual(places(drawn(pageWith(text('DeltaY="g 2 3.5"', 'ABC')))), [
      [1, 2],
      [1, 5.5],
      [1, 9],
    ])
    const { inner } = drawn(pageWith(text('', 'A')))
    assert.include(inner, 'transform="translate(10 20) matrix(0 1 -1 0 5 6)"')
  })

  test('colours come from the object, from its way of drawing, and from what that is based on', ({
    assert,
  }) => {
    const resources = `<ofd:ColorSpaces><ofd:ColorSpace ID="5" Type="RGB"/><ofd:ColorSpace ID="6" Type="CMYK"/></ofd:ColorSpaces>
      <ofd:DrawParams><ofd:DrawParam ID="3" LineWidth="0.25"><ofd:StrokeColor Value="128 0 0" ColorSpace="5"/></ofd:DrawParam>
      <ofd:DrawParam ID="4" Relative="3"><ofd:FillColor Value="0 0 255" ColorSpace="5"/></ofd:DrawParam></ofd:DrawParams>`
    const path = (attributes: string, inner = '') =>
      `<ofd:PathObject ID="9" Boundary="0 0 9 9" ${attributes}>${inner}<ofd:AbbreviatedData>M 0 0 L 9 9 B 1 2 3 4 5 6 C</ofd:AbbreviatedData></ofd:PathObject>`
    const look = (attributes: string, inner?: string) =>
      drawn(pageWith(path(attributes, inner), resources)).inner
    assert.include(
      look('DrawParam="4" Fill="true"'),
      '<path d="M 0 0L 9 9C 1 2 3 4 5 6Z" fill="#0000ff" stroke="#800000" stroke-width="0.25"/>'
    )
    assert.include(look(''), 'fill="none" stroke="#000000" stroke-width="0.353"')
    const cyan = '<ofd:StrokeColor Value="255 0 0 0" ColorSpace="6"/>'
    assert.include(look('Alpha="51"', cyan), 'stroke="#00ffff" stroke-width="0.353" opacity="0.2"')
  })

  test('images of browsers are shown, others are left out', ({ assert }) => {
    const media = (file: string) =>
      `<ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>${file}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>`
    const image =
      '<ofd:ImageObject ID="9" Boundary="1 2 20 20" CTM="20 0 0 20 0 0" ResourceID="7"/>'
    const png = Buffer.from(PNG, 'base64')
    const shown = drawn(pageWith(image, media('a.png'), { 'D/a.png': png }))
    assert.include(shown.inner, `<image href="data:image/png;base64,${PNG}" width="1" height="1"`)
    const jbig2 = drawn(pageWith(image, media('a.jb2'), { 'D/a.jb2': Buffer.alloc(400) }))
    assert.notInclude(jbig2.inner, '<image')
    const vast = Buffer.from(png)
    vast.writeUInt32BE(60_000, 16)
    vast.writeUInt32BE(60_000, 20)
    const bomb = drawn(pageWith(image, media('a.png'), { 'D/a.png': vast }))
    assert.notInclude(bomb.inner, '<image')
  })

  test('hostile files are answered, and nothing of theirs reaches the page unread', ({
    assert,
  }) => {
    const many = '<ofd:PathObject Boundary="0 0 1 1"/>'.repeat(20_001)
    assert.deepEqual(drawOfd(pageWith(many), 1), { ok: false, failure: { type: 'too_large' } })
    const runs =
      '<ofd:TextObject Size="4"><ofd:TextCode X="0" Y="0" DeltaX="g 99999 1">A</ofd:TextCode></ofd:TextObject>'
    assert.lengthOf(places(drawn(pageWith(runs))), 1)
    const loop = '<ofd:DrawParams><ofd:DrawParam ID="3" Relative="3"/></ofd:DrawParams>'
    assert.isOk(drawn(pageWith('<ofd:PathObject DrawParam="3"/>', loop)))
    const script = drawn(
      pageWith(
        `<ofd:PathObject Boundary="0 0 &quot;/>&lt;script&gt; 1" LineWidth="&quot;&gt;&lt;script/&gt;"><ofd:FillColor Value="&quot;"/><ofd:AbbreviatedData>M 0 0 L &lt;script&gt; 1</ofd:AbbreviatedData></ofd:PathObject>`
      )
    )
    assert.notInclude(script.inner, 'script')
    const font =
      '<ofd:Fonts><ofd:Font ID="3" FontName="x"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'
    const text =
      '<ofd:TextObject Font="3" Size="4"><ofd:TextCode X="0" Y="0">A</ofd:TextCode></ofd:TextObject>'
    const broken = { 'D/f.ttf': Buffer.from('\u0000\u0001\u0000\u0000nonsense'.repeat(9)) }
    assert.lengthOf(places(drawn(pageWith(text, font, broken))), 1)
    assert.equal(drawOfd(Buffer.from('PK nonsense'), 1).ok, false)
  })

  test('{file} of a tax bureau is drawn')
    .with([
      {
        file: 'digital-special.ofd',
        words: ['24112000000048542163', '下载次数：1'],
        images: 2,
        seals: 0,
      },
      { file: 'old-vat.ofd', words: ['033002000211', '伍佰贰拾陆圆整'], images: 0, seals: 1 },
    ])
    .skip(!SAMPLES, 'INVOICE_SAMPLES names no folder')
    .run(({ assert }, { file, words, images, seals }) => {
      const path = join(SAMPLES, file)
      assert.isTrue(existsSync(path))
      const view = drawn(readFileSync(path))
      for (const word of words) assert.include(view.rows.join('\n'), word)
      assert.lengthOf(view.inner.match(/<image /g) ?? [], images)
      assert.lengthOf(view.inner.match(/<svg /g) ?? [], seals)
      assert.isAbove(places(view).length, 300)
    })
})
